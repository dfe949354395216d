import type { Facts } from '../facts/facts.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, prove } from './engine/mend.ts';

export const check: Check = {
  id: 'auth-plugin-missing-client',
  family: 'accounts-auth',
  title: "The client has no plugin for the account's method",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'admin-login'],
  leadsTo: ['login-not-possible'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 2059 (HY000): Authentication plugin 'client_ed25519' cannot be loaded: /usr/lib/mysql/plugin/client_ed25519.so: cannot open shared object file: No such file or directory",
    },
    {
      where: 'client mysql 9.7',
      text: "ERROR 2059 (HY000): Authentication plugin 'parsec' cannot be loaded: /usr/lib/mysql/plugin/parsec.so: cannot open shared object file: No such file or directory",
    },
    {
      where: 'client mysql 9.7 (pam)',
      text: "ERROR 2059 (HY000): Authentication plugin 'dialog' cannot be loaded: /usr/lib/mysql/plugin/dialog.so: cannot open shared object file: No such file or directory",
    },
    {
      where: 'client mariadb 10.11 and 11.8',
      text: 'ERROR 1045 (28000): Plugin caching_sha2_password could not be loaded: /nonexistent/caching_sha2_password.so: cannot open shared object file: No such file or directory',
    },
    {
      where: 'client mariadb 10.11 to 11.8',
      text: 'ERROR 1045 (28000): Plugin parsec could not be loaded: /usr/lib/mysql/plugin/parsec.so: cannot open shared object file: No such file or directory',
    },
    {
      where: 'server log mariadb 11.8 (client mariadb 10.11)',
      text: "[Warning] Access denied for user 'pa'@'localhost' (using password: NO)",
    },
    {
      where: 'driver mysql2',
      text: 'code=AUTH_SWITCH_PLUGIN_ERROR :: Server requests authentication using unknown plugin client_ed25519. See TODO: add plugins doco here on how to configure or author authentication plugins.',
    },
    {
      where: 'driver pymysql (ed25519)',
      text: "RuntimeError: 'pynacl' package is required for ed25519_password auth method",
    },
    { where: 'driver pymysql (parsec)', text: "(2059, \"Authentication plugin 'b'parsec'' not configured\")" },
    { where: 'driver mysql-connector-python', text: "Authentication plugin 'client_ed25519' is not supported" },
  ],
  why: "The plugin is chosen by the account; it is not on the client. The MariaDB client reports it with error number 1045 although the server denied nothing for the password; the server logs '(using password: NO)'.",
  proof: 'Error text names plugin and file. mysql.user.plugin of the account.',
  fix: [
    'mariadb --plugin-dir=/usr/lib/x86_64-linux-gnu/libmariadb3/plugin ...',
    'install libmariadb3 of the same or a newer version (parsec: Connector/C 3.4+ / MariaDB 11.6+)',
    'pip install PyMySQL[ed25519]',
    "or ALTER USER 'u'@'%' IDENTIFIED VIA mysql_native_password USING PASSWORD('...');   -- MariaDB",
  ],
  lookAlikes: ['account-password-wrong', 'native-password-plugin-missing-client'],
  reads: ['client.program', 'wire.attempts'],
  run: foundPlugin,
};

/** What clients have no plugin for, as packaged (measured). */
const lacking: readonly (readonly [clients: RegExp, plugins: RegExp])[] = [
  [/^(mysql-\d|mysql2|mysqljs|connector-j-|connector-net|mysql-connector-python)/, /^(client_ed25519|parsec|dialog)$/],
  [/^mariadb-10/, /^parsec$/],
  [/^mysqljs/, /^(caching_sha2_password|sha256_password)$/],
];

/** We log in where the client cannot: it has no plugin for the account's method. */
function foundPlugin(facts: Facts): readonly Found[] {
  const client = facts.client?.program?.id ?? '';
  const plugin = asked(facts)?.login?.plugin ?? '';
  if (!lacking.some(([clients, plugins]) => clients.test(client) && plugins.test(plugin))) return [];
  return [
    {
      what: `the account's method is ${plugin}, for which ${client} has no plugin`,
      evidence: { client, plugin },
      mends: [
        byHand(
          /^mysql/.test(client) || plugin === 'parsec'
            ? "use the mariadb client of the server's own release (mariadb-client), or a driver of MariaDB"
            : `use a driver of MariaDB, which has ${plugin}`,
        ),
        prove,
      ],
      leadsTo: ['client-files-unusable', 'login-not-possible'],
    },
  ];
}
