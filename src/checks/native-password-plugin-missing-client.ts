import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'native-password-plugin-missing-client',
  family: 'accounts-auth',
  title: 'MySQL 9 client or replica meets a mysql_native_password account: the plugin file is missing',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['login-not-possible'],
  versions: 'libmysqlclient 9.x (client and replica) against MariaDB, MySQL 5.x and 8.0 accounts',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2059 (HY000): Authentication plugin 'mysql_native_password' cannot be loaded: /usr/lib/mysql/plugin/mysql_native_password.so: cannot open shared object file: No such file or directory",
    },
    {
      where: 'server log mariadb 11.8 (log_warnings=9)',
      text: '[Warning] Could not read packet: fd: 48  state: 1  read_length: 4  errno: 0  vio_errno: 1158  length: 0',
    },
  ],
  why: "Since 9.0 the client part is no longer built in but a file in the client's plugin folder.",
  proof:
    'Text of 2059 names plugin and path; ls that path. Happens after the TLS handshake. Also: Ssl_finished_accepts +1; server greeting/AuthSwitch names mysql_native_password.',
  fix: [
    'mysql --plugin-dir=<folder that has mysql_native_password.so> ...   # seen to work against 5.6',
    'install the package with the client plugins (mysql-community-client-plugins)',
    "or change the account's plugin",
  ],
  lookAlikes: ['auth-plugin-missing-client'],
};
