import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'account-socket-auth-over-network',
  family: 'accounts-auth',
  title: 'A unix_socket or auth_socket account is used over TCP',
  role: 'cause',
  severity: 'error',
  seenFrom: ['admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MariaDB 10.4+ root, Ubuntu/Debian MySQL root; all',
  symptoms: [
    { where: 'client, all', text: "ERROR 1698 (28000): Access denied for user 'us'@'localhost'" },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010925] [Server] Access denied for user 'cl'@'localhost'",
    },
    { where: 'server log mariadb 10.11 and 11.8', text: "[Warning] Access denied for user 'us'@'localhost'" },
    { where: 'driver mysql2', text: 'code=ER_ACCESS_DENIED_NO_PASSWORD_ERROR errno=1698 sqlState=28000' },
  ],
  why: "The plugin only accepts the local OS user over the socket; no password and no certificate helps over TCP. 1698 (without 'using password') tells it apart from 1045.",
  proof: 'errno 1698; mysql.user.plugin in (unix_socket, auth_socket).',
  fix: [
    'connect by socket as that OS user',
    "CREATE USER 'admin'@'%' IDENTIFIED BY '...' REQUIRE X509;",
    "MariaDB: ALTER USER root@localhost IDENTIFIED VIA unix_socket OR mysql_native_password USING PASSWORD('...');",
  ],
  lookAlikes: ['account-password-wrong'],
  reads: ['wire.attempts'],
  run: foundServerError([1698], (text, attempt) =>
    attempt.to.socket === undefined
      ? { what: `${text}: the account logs in by its system user and a socket, never over TCP` }
      : undefined,
  ),
};
