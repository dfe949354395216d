import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { byHand, type Mend, prove } from './engine/mend.ts';
import { sqlText } from './engine/replica-mend.ts';
import { flavorOf } from './engine/server-mend.ts';

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
  run: foundServerError([1524], (text, _, facts) =>
    text.includes('mysql_native_password') ? undefined : { mends: [...mendsFor(text, facts), prove] },
  ),
};

/** MariaDB's libraries by the plugin that is in them; MySQL's have the plugin's name. */
const libraries: Readonly<Record<string, string>> = {
  ed25519: 'auth_ed25519',
  parsec: 'auth_parsec',
  pam: 'auth_pam',
  gssapi: 'auth_gssapi',
};
const ofMysql =
  /^(auth_socket|mysql_no_login|authentication_(ldap_simple|ldap_sasl|pam|kerberos|fido|webauthn|openid_connect))$/;

/** Only names that are known go into a statement: the text is the server's. */
function mendsFor(text: string, facts: Facts): Mend[] {
  const plugin = /'([^']*)'/.exec(text)?.[1] ?? /Plugin (\S+)/.exec(text)?.[1] ?? '';
  const mariadb = flavorOf(facts) === 'mariadb';
  const library = libraries[plugin];
  if (mariadb && library !== undefined) return [{ kind: 'sql', sql: `INSTALL SONAME '${library}'` }];
  if (!mariadb && ofMysql.test(plugin)) return [{ kind: 'sql', sql: `INSTALL PLUGIN ${plugin} SONAME '${plugin}.so'` }];
  const { user, host } = matchedAccount(facts) ?? {};
  const account = user === undefined || host === undefined ? 'the account' : `${sqlText(user)}@${sqlText(host)}`;
  const way = mariadb ? "VIA ed25519 USING PASSWORD('…')" : "WITH caching_sha2_password BY '…'";
  return [
    byHand(
      `# needed: a password for ${account} by a plugin that this server has: ALTER USER ${account} IDENTIFIED ${way}`,
    ),
  ];
}
