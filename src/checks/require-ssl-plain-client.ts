import type { Check } from './engine/check.ts';
import { foundRequire } from './engine/require-compare.ts';

export const check: Check = {
  id: 'require-ssl-plain-client',
  family: 'accounts-auth',
  title: 'The account says REQUIRE SSL and the client connects without TLS',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'admin-login'],
  leadsTo: ['tls-not-asked'],
  versions: 'MySQL 5.6-9.7; MariaDB all',
  symptoms: [
    {
      where: 'client mariadb 10.11 and 11.8; client mysql 9.7 --ssl-mode=DISABLED; every driver seen',
      text: "ERROR 1045 (28000): Access denied for user 'U'@'localhost' (using password: YES)",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010926] [Server] Access denied for user 'U'@'localhost' (using password: YES)",
    },
    { where: 'server log mysql 9.7 (default verbosity 2)', text: '(nothing is logged)' },
    {
      where: 'server log mariadb 10.11 and 11.8; server log mysql 5.6 --log-warnings=9',
      text: "[Warning] Access denied for user 'U'@'localhost' (using password: YES)",
    },
    {
      where: 'driver mysql2 3.24',
      text: "code=ER_ACCESS_DENIED_ERROR errno=1045 sqlState=28000 :: Access denied for user 'U'@'localhost' (using password: YES)",
    },
    { where: 'driver pymysql 1.2', text: "(1045, \"Access denied for user 'U'@'localhost' (using password: YES)\")" },
    {
      where: 'driver mariadb-connector-nodejs 3.5',
      text: "(conn:N, no: 1045, SQLState: 28000) Access denied for user 'U'@'localhost' (using password: YES)",
    },
    {
      where: 'client mysql 9.7 --ssl-mode=DISABLED, caching_sha2 not cached',
      text: "ERROR 2061 (HY000): Authentication plugin 'caching_sha2_password' reported error: Authentication requires secure connection.",
    },
    {
      where: 'driver mariadb npm',
      text: "(conn:147, no: 1045, SQLState: 28000) Access denied for user 's'@'localhost' (using password: YES)",
    },
    {
      where: 'driver MariaDB Connector/J 2.7.6',
      text: "Access denied for user … Current charset is UTF-8. If password has been set using other charset, consider using option 'passwordCharacterEncoding'",
    },
    {
      where: 'driver Prisma 4.0',
      text: 'P1000: Authentication failed against database server at `…`, the provided database credentials for `…` are not valid.',
    },
  ],
  why: "The account's ssl_type is ANY (or X509/SPECIFIED) and the session has no TLS. The REQUIRE check runs after the password check but answers with the same 1045 and the same log line as a wrong password; there is no separate text for 'TLS needed' and no mismatch line.",
  proof:
    'Online as admin: SHOW CREATE USER of the account actually matched shows REQUIRE SSL (MariaDB global_priv ssl_type: 0 none, 1 ANY, 2 X509, 3 SPECIFIED). Without admin rights: same user and password, once plain and once over TLS: 1045 plain and success over TLS proves it; a wrong password fails on both. With require_secure_transport=ON MySQL and MariaDB 11.8 say 3159 instead.',
  fix: [
    'mysql --ssl-mode=REQUIRED …   # MySQL client',
    'mariadb --ssl …   # MariaDB client: 10.11 and later try TLS unless skip-ssl is set, so look for skip-ssl',
    "pymysql.connect(…, ssl={'ca': '/etc/app/ca.pem'})   # drivers: switch TLS on (driver-plaintext-by-default)",
    "ALTER USER 'u'@'%' REQUIRE NONE;   # only if plain text is really meant",
    "check: SHOW SESSION STATUS LIKE 'Ssl_cipher';  -> not empty",
  ],
  lookAlikes: [
    'account-password-wrong',
    'require-x509-no-client-cert',
    'require-ssl-unix-socket',
    'require-secure-transport-plain-client',
  ],
  reads: ['admin.accounts'],
  run: foundRequire('require-ssl-plain-client'),
};
