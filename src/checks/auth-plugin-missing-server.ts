import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'auth-plugin-missing-server',
  family: 'accounts-auth',
  title: 'The account names a plugin that the server has not loaded',
  role: 'cause',
  severity: 'error',
  seenFrom: ['admin-login'],
  leadsTo: ['login-not-possible'],
  versions: 'all',
  symptoms: [
    { where: 'client mariadb 11.8', text: "ERROR 1524 (HY000): Plugin 'parsec' is not loaded" },
    {
      where: 'mariadb 10.11/11.8: IDENTIFIED VIA caching_sha2_password',
      text: "ERROR 1524 (HY000) at line 1: Plugin 'caching_sha2_password' is not loaded",
    },
    {
      where: "mariadb 10.11: INSTALL SONAME 'auth_parsec'",
      text: "ERROR 1126 (HY000) at line 1: Can't open shared library '/usr/lib/mysql/plugin/auth_parsec.so' (errno: 2, cannot open shared object file: No such file or directory)",
    },
    {
      where: 'mysql 9.7: IDENTIFIED WITH auth_socket',
      text: "ERROR 1524 (HY000) at line 1: Plugin 'auth_socket' is not loaded",
    },
  ],
  why: 'Dump moved between MySQL and MariaDB, plugin uninstalled or --plugin-load line lost.',
  proof: 'SELECT plugin FROM mysql.user minus SHOW PLUGINS (ACTIVE, type AUTHENTICATION).',
  fix: [
    "INSTALL SONAME 'auth_parsec';   -- MariaDB",
    "INSTALL PLUGIN auth_socket SONAME 'auth_socket.so';   -- MySQL",
    'or ALTER USER ... to a method the server has',
  ],
  lookAlikes: ['native-password-plugin-removed-server'],
  reads: ['wire.attempts'],
  run: foundServerError([1524], (text) => (text.includes('mysql_native_password') ? undefined : {})),
};
