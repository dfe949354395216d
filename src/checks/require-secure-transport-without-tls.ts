import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'require-secure-transport-without-tls',
  family: 'options',
  title: 'require_secure_transport=ON on a server without working TLS: TCP is closed to everybody',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['insecure-transport-refused'],
  versions:
    'MySQL 5.7-9.7, MariaDB 10.5+ on Unix: neither start nor SET GLOBAL is refused, because the Unix socket counts as secure (without a socket or shared memory MySQL refuses: 3161/3162)',
  symptoms: [
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: Unable to get certificate',
    },
    { where: 'SHOW VARIABLES mysql 9.7', text: 'require_secure_transport=ON, server up' },
    {
      where: 'SHOW VARIABLES mariadb 10.11',
      text: 'have_ssl=DISABLED, require_secure_transport=ON, server up, nothing in the log',
    },
    {
      where: 'client mysql 9.7 default',
      text: 'ERROR 3159 (HY000): Connections using insecure transport are prohibited while --require_secure_transport=ON.',
    },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn't support it",
    },
    {
      where: 'client mariadb 10.11 to MariaDB 10.11',
      text: "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: NO)",
    },
    {
      where: 'client mariadb 10.11 against mariadb 10.11 without TLS',
      text: "ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: NO)   (although the password is right; the socket works; the same answer to a plain client when the server HAS TLS)",
    },
    {
      where: 'client mariadb 11.8 against mariadb 11.8 --skip-ssl',
      text: 'ERROR 3159 (08004): Connections using insecure transport are prohibited while --require_secure_transport=ON.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_main. See below for the description of exact issue.',
    },
    {
      where: 'SET GLOBAL require_secure_transport=ON mysql',
      text: 'ERROR 3161/3162: No secure transports (SSL or Shared Memory) are configured, unable to set --require_secure_transport=ON.',
    },
  ],
  why: 'Both settings are legal apart; together no TCP client can enter. Over the network one client text asks for TLS and the other says there is none.',
  proof:
    'require_secure_transport=ON and (have_ssl<>YES or tls_channel_status Enabled=No); the greeting lacks CLIENT_SSL; login works by socket, not by TCP.',
  fix: [
    'log in through the socket: mysql -S /run/mysqld/mysqld.sock',
    'repair what keeps TLS off (the certificate files that the log names, or tls_version), then ALTER INSTANCE RELOAD TLS (MySQL) or restart (MariaDB)',
    'until then, and only on a trusted network: SET GLOBAL require_secure_transport=OFF;',
    'check: tls_channel_status Enabled=Yes (MySQL) or have_ssl=YES (MariaDB); a TCP client connects with a cipher; require_secure_transport is ON again',
  ],
  lookAlikes: [
    'require-secure-transport-plain-client',
    'server-ssl-disabled-by-option',
    'account-password-wrong',
    'server-tls-not-configured',
    'require-ssl-plain-client',
  ],
  reads: ['wire.attempts'],
  run: foundServerError([3159], (_text, attempt) =>
    attempt.greeting?.offersTls === false
      ? { what: 'the server takes encrypted connections only and has no TLS to offer' }
      : undefined,
  ),
};
