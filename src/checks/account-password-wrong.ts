import type { Check } from './engine/check.ts';
import { foundDenied } from './engine/denied-account.ts';

export const check: Check = {
  id: 'account-password-wrong',
  family: 'accounts-auth',
  title: 'The password is wrong or missing; TLS is fine',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'all',
  symptoms: [
    {
      where: 'driver mysql2, Go, PHP, Perl and most others',
      text: "Access denied for user 'x'@'localhost' (using password: YES)",
    },
    {
      where: 'driver mariadb (npm); driver MariaDB Connector/J',
      text: "(conn:18, no: 1045, SQLState: 28000) Access denied for user 'x'@'localhost' (using password: YES)",
    },
    {
      where: 'driver MariaDB Connector/J',
      text: "Could not connect to address=(host=127.0.0.1)(port=3306)(type=master) : (conn=18) Access denied for user 'x'@'localhost' (using password: YES)",
    },
    {
      where: 'driver PyMySQL, MySQLdb',
      text: "(1045, \"Access denied for user 'x'@'localhost' (using password: YES)\")",
    },
    {
      where: 'client, all; unknown user, all',
      text: "ERROR 1045 (28000): Access denied for user 'rssl'@'localhost' (using password: YES)",
    },
    {
      where: 'client without a password',
      text: "ERROR 1045 (28000): Access denied for user 'rssl'@'localhost' (using password: NO)",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010926] [Server] Access denied for user 'rssl'@'localhost' (using password: NO)",
    },
    {
      where: 'server log mariadb 10.11 and 11.8',
      text: "[Warning] Access denied for user 'rssl'@'localhost' (using password: NO)",
    },
  ],
  why: "Wrong password, unknown user and failed REQUIRE share error number, SQLSTATE and text. 'using password: NO' means that the client sent none (option -p or the config section was not read), which REQUIRE never causes by itself.",
  proof:
    'Same login with and without TLS/certificate: 1045 in all combinations, and no mismatch line. As admin: ALTER USER ... REQUIRE NONE on a copy of the account (same authentication_string): still 1045 = password. 3159, 3118, 4151, 1862, 1820 prove the password right.',
  fix: ["ALTER USER 'u'@'%' IDENTIFIED BY '...';", 'check which option file is read: mysql --print-defaults'],
  lookAlikes: ['require-ssl-plain-client', 'require-x509-no-client-cert', 'require-secure-transport-plain-client'],
  reads: ['admin.accounts', 'wire.attempts'],
  run: foundDenied('account-password-wrong'),
};
