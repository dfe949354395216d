import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import { accountName, openAccount } from './engine/account-open.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { prove } from './engine/mend.ts';
import { encryptedLine } from './engine/require-compare.ts';
import { requireMend } from './engine/require-text.ts';

export const check: Check = {
  id: 'account-cleartext-password-without-tls',
  family: 'accounts-auth',
  title: 'A clear-text (PAM/LDAP) password is sent over a connection without TLS',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['client-files', 'admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'libmysqlclient, MariaDB C client, pymysql; PAM/LDAP accounts without REQUIRE SSL',
  symptoms: [
    {
      where:
        'client mysql 9.7, LIBMYSQL_ENABLE_CLEARTEXT_PLUGIN=1 --ssl-mode=DISABLED; client mariadb 11.8 --skip-ssl; pymysql',
      text: 'no warning of any kind; login goes on to PAM',
    },
  ],
  why: 'Neither server nor these clients insist on TLS for mysql_clear_password/dialog.',
  proof:
    "plugin IN ('pam','authentication_pam','authentication_ldap_simple') AND ssl_type='' AND require_secure_transport=OFF.",
  fix: [
    "ALTER USER 'u'@'%' REQUIRE SSL;   -- note: the password has been sent before REQUIRE is checked; so set the client to --ssl-mode=VERIFY_IDENTITY as well",
    'SET GLOBAL require_secure_transport=ON;   -- MariaDB 11.8 refuses before the password is sent',
  ],
  lookAlikes: ['require-not-set'],
  reads: ['wire.attempts', 'admin.accounts'],
  run,
};

/** Methods of servers and clients that hand the password over as it is. */
const asItIs = /^(mysql_clear_password|dialog|pam|auth_pam|authentication_pam|authentication_ldap_simple)$/;

function run(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const plugin = matchedAccount(facts)?.plugin ?? attempt?.login?.plugin ?? '';
  if (!asItIs.test(plugin)) return [];
  const sent = attempt?.login !== undefined && attempt.login.exchange !== 'none' && attempt.login.refused === undefined;
  const inClear = sent && attempt.to.socket === undefined && attempt.tls?.ok !== true;
  const open = openAccount(facts);
  if (!inClear && open === undefined) return [];
  const account = open === undefined ? '' : accountName(open);
  return [
    {
      what: inClear
        ? `the password went over the network as it is: the account's method is ${plugin}, and the connection has no TLS`
        : `the account ${account} (${plugin}) takes the password as it is, and nothing makes its clients use TLS`,
      evidence: { plugin, encrypted: attempt?.tls?.ok ?? false, account },
      severity: inClear ? 'warning' : 'notice',
      mends: [
        ...(open === undefined ? [] : [requireMend(facts, open, 'SSL')]),
        inClear ? { kind: 'look', line: encryptedLine(facts) } : prove,
      ],
    },
  ];
}
