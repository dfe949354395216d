import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'native-password-plugin-removed-server',
  family: 'accounts-auth',
  title: 'The account uses mysql_native_password on MySQL 9',
  role: 'cause',
  severity: 'error',
  seenFrom: ['admin-login'],
  leadsTo: ['login-not-possible'],
  versions: 'MySQL 9.0+ (removed); 8.4: off unless mysql_native_password=ON',
  symptoms: [
    {
      where: 'client mysql 9.7; mysql 9.7: CREATE USER ... IDENTIFIED WITH mysql_native_password',
      text: "ERROR 1524 (HY000): Plugin 'mysql_native_password' is not loaded",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010914] [Server] Plugin 'mysql_native_password' is not loaded",
    },
    {
      where: "mysql 9.7: INSTALL PLUGIN mysql_native_password SONAME 'mysql_native_password.so'",
      text: "ERROR 1127 (HY000) at line 1: Can't find symbol '_mysql_plugin_interface_version_' in library",
    },
    {
      where: 'SQL variable',
      text: "ERROR 1193 (HY000) at line 1: Unknown system variable 'default_authentication_plugin'",
    },
  ],
  why: "The server plugin was removed in 9.0; accounts carried over by an upgrade stay in mysql.user but cannot log in. The .so of that name in 9.7's plugin folder is the client half.",
  proof:
    "SELECT user,host FROM mysql.user WHERE plugin='mysql_native_password'; 1524 comes before TLS or REQUIRE matter.",
  fix: [
    "ALTER USER 'u'@'%' IDENTIFIED WITH caching_sha2_password BY '...';",
    'before the upgrade (8.4): my.cnf [mysqld] mysql_native_password=ON, then convert',
    'clients then need TLS or an RSA key',
  ],
  lookAlikes: ['native-password-plugin-missing-client'],
  reads: ['wire.attempts'],
  run: foundServerError([1524], (text) => (text.includes('mysql_native_password') ? {} : undefined)),
};
