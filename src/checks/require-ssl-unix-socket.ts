import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-ssl-unix-socket',
  family: 'accounts-auth',
  title: 'A REQUIRE SSL account is used over the Unix socket, where MySQL clients do not use TLS',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.7-9.7; MariaDB with --skip-ssl',
  symptoms: [
    {
      where: 'client mysql 9.7 -S socket, default (PREFERRED) and DISABLED',
      text: "ERROR 1045 (28000): Access denied for user 'rssl'@'localhost' (using password: YES)",
    },
    { where: 'client mysql 9.7 -S socket --ssl-mode=REQUIRED', text: 'works, Ssl_cipher TLS_AES_128_GCM_SHA256' },
    {
      where: 'client mariadb 10.11/11.8 -S socket',
      text: "works with TLS by default; with --skip-ssl: ERROR 1045 (28000): Access denied for user 'rssl'@'localhost' (using password: YES)",
    },
  ],
  why: "For REQUIRE only real TLS counts, whereas require_secure_transport accepts the socket. MySQL's PREFERRED does not start TLS on a socket. Note that host 'localhost' means the socket for C clients.",
  proof:
    'Account has REQUIRE SSL/X509, client connects to localhost/-S; 1045; the same with --ssl-mode=REQUIRED works.',
  fix: [
    'mysql --ssl-mode=REQUIRED -S /run/mysqld/mysqld.sock ...',
    'or -h 127.0.0.1 --protocol=TCP',
    "or a second account 'u'@'localhost' REQUIRE NONE for local jobs",
  ],
  lookAlikes: ['require-ssl-plain-client'],
  reads: ['admin.accounts'],
  run: foundRequire('require-ssl-unix-socket'),
};
