import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'account-old-password',
  family: 'accounts-auth',
  title: 'The account has a pre-4.1 password (mysql_old_password)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['admin-login'],
  leadsTo: ['login-not-possible'],
  versions: 'MySQL <= 5.7.4, MariaDB',
  symptoms: [
    {
      where: 'client mariadb 10.11 to mysql 5.6 and mariadb 10.11 (secure_auth=ON)',
      text: "ERROR 1275 (HY000): Server is running in --secure-auth mode, but 'old'@'localhost' has a password in the old format; please change the password to the new format",
    },
    {
      where: 'client mysql 9.7',
      text: "ERROR 2059 (HY000): Authentication plugin 'mysql_old_password' cannot be loaded: /usr/lib/mysql/plugin/mysql_old_password.so: cannot open shared object file: No such file or directory",
    },
    {
      where: 'driver mysql (node)',
      text: 'code=HANDSHAKE_INSECURE_AUTH :: MySQL server is requesting the old and insecure pre-4.1 auth mechanism. Upgrade the user password or use the {insecureAuth: true} option.',
    },
    {
      where: 'driver mariadb-connector-nodejs',
      text: "code=ER_AUTHENTICATION_PLUGIN_NOT_SUPPORTED errno=45025 :: Client does not support authentication protocol 'mysql_old_password' requested by server.",
    },
    {
      where: 'driver pymysql',
      text: "AttributeError: module 'pymysql._auth' has no attribute 'scramble_old_password'",
    },
  ],
  why: '16-digit hash; no modern client speaks it; TLS plays no part.',
  proof: "LENGTH(password)=16 or plugin='mysql_old_password'.",
  fix: ["SET SESSION old_passwords=0; SET PASSWORD FOR 'u'@'%' = PASSWORD('...');   -- 5.6/MariaDB"],
  lookAlikes: ['account-password-wrong'],
  reads: ['wire.attempts'],
  run: foundServerError([1275], () => ({})),
};
