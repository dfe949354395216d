import type { AccountFact } from '../facts/account.ts';
import type { Facts } from '../facts/facts.ts';
import { hostFits, seenHost } from './engine/account-match.ts';
import type { Check, Found } from './engine/check.ts';
import { observe } from './engine/observe.ts';
import { runLine, sqlText } from './engine/replica-mend.ts';
import { proofLine } from './engine/server-mend.ts';

export const check: Check = {
  id: 'account-table-edited-directly',
  family: 'accounts-auth',
  title: 'The account table was edited without FLUSH PRIVILEGES: the server applies what it read before',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'MySQL 5.7+, MariaDB 10.4+',
  symptoms: [
    {
      where: "mariadb 11.8: UPDATE mysql.user SET ssl_type='ANY' ...",
      text: "ERROR 1356 (HY000) at line 1: View 'mysql.user' references invalid table(s) or column(s) or function(s) or definer/invoker of view lack rights to use them",
    },
    {
      where: "mariadb 11.8: after UPDATE mysql.global_priv ... JSON_SET(priv,'$.ssl_type',1), before FLUSH PRIVILEGES",
      text: 'SHOW CREATE USER still shows no REQUIRE',
    },
    { where: 'after FLUSH PRIVILEGES', text: '... REQUIRE SSL' },
  ],
  why: 'mysql.user is a view over mysql.global_priv (JSON: ssl_type 0 none, 1 ANY, 2 X509, 3 SPECIFIED; ssl_cipher, x509_issuer, x509_subject). Direct edits count only after FLUSH PRIVILEGES; on MySQL as well.',
  proof:
    "SELECT JSON_VALUE(priv,'$.ssl_type') FROM mysql.global_priv compared with SHOW CREATE USER: a difference = edited without FLUSH.",
  fix: [
    "ALTER USER 'u'@'%' REQUIRE SSL;",
    'or FLUSH PRIVILEGES; after editing',
    "audit: SELECT user,host,JSON_VALUE(priv,'$.ssl_type'),JSON_VALUE(priv,'$.x509_subject') FROM mysql.global_priv;",
  ],
  lookAlikes: ['require-dropped-silently'],
  reads: ['admin.accounts'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const user = facts.client?.intent?.user;
  const host = seenHost(facts);
  const own = facts.admin?.accounts?.filter((account) => user === undefined || account.user === user) ?? [];
  // A login that is denied for its password is denied before and after.
  const { failing } = observe(facts);
  const unlocked = (account: AccountFact): boolean => account.edited?.includes('ACCOUNT UNLOCK') === true;
  return own.flatMap((account) => {
    if (account.edited === undefined) return [];
    const name = `${sqlText(account.user)}@${sqlText(account.host)}`;
    const concerns = host !== undefined && hostFits(account.host, host) && account.passwordFits !== false;
    return [
      {
        what:
          account.notLoaded === true
            ? `the row of ${name} stands in the account table and is not in force: it was written there without FLUSH PRIVILEGES`
            : `the account table says ${account.edited.join(', ')} for ${name}, and the server still applies what it read before (REQUIRE ${account.require.kind}${account.locked === true ? ', locked' : ''})`,
        evidence: {
          account: name,
          table: account.edited,
          inForce: account.notLoaded === true ? 'no such account' : account.require.kind,
        },
        ...(concerns && failing === 'login-denied'
          ? { severity: 'error' as const, leadsTo: ['wrong-target'] as const }
          : {}),
        ...(concerns && failing === 'login-not-possible' && unlocked(account)
          ? { severity: 'error' as const, leadsTo: ['login-not-possible'] as const }
          : {}),
        fix: [
          ...(account.notLoaded === true ? [] : [runLine(facts, `SHOW CREATE USER ${name}`, true)]),
          runLine(facts, 'FLUSH PRIVILEGES'),
          proofLine(facts),
        ],
      },
    ];
  });
}
