import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import type { Check, Found } from './engine/check.ts';
import { runLine, sqlText } from './engine/replica-mend.ts';
import { proofLine } from './engine/server-mend.ts';

export const check: Check = {
  id: 'require-on-role-ignored',
  family: 'accounts-auth',
  title: 'REQUIRE was put on a role',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'MySQL 8.0-9.7 (silently without effect); MariaDB (error)',
  symptoms: [
    {
      where: 'mysql 9.7: ALTER USER rl1 REQUIRE X509 (rl1 is a role); member ru logs in plainly',
      text: 'login works, Ssl_cipher empty',
    },
    {
      where: 'mysql 9.7: CREATE ROLE rl2 REQUIRE SSL',
      text: "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'require ssl' at line 1",
    },
    {
      where: 'mariadb 10.11/11.8: ALTER USER rl1 REQUIRE X509',
      text: "ERROR 1396 (HY000) at line 1: Operation ALTER USER failed for 'rl1'",
    },
  ],
  why: 'REQUIRE belongs to the account that logs in and is not inherited through roles.',
  proof: "ssl_type<>'' on accounts that appear in mysql.role_edges as FROM_USER; members with ssl_type=''.",
  fix: ["ALTER USER 'member'@'%' REQUIRE X509;   -- each member"],
  lookAlikes: ['require-not-set'],
  reads: ['admin.accounts'],
  run: onRole,
};

function onRole(facts: Facts): readonly Found[] {
  const account = matchedAccount(facts);
  if (account === undefined || account.require.kind !== 'NONE') return [];
  const roles = (facts.admin?.related ?? []).filter(({ as, ofHost }) => as === 'role' && ofHost === account.host);
  return roles.slice(0, 1).map((role) => {
    const own = `'${account.user}'@'${account.host}'`;
    const clause = role.require === 'X509' ? 'X509' : 'SSL';
    return {
      what: `the role '${role.user}' has a REQUIRE clause, which does not count at the login of its member ${own}`,
      evidence: { account: own, roles: roles.map(({ user, host }) => `'${user}'@'${host}'`), require: role.require },
      fix: [
        runLine(facts, `ALTER USER ${sqlText(account.user)}@${sqlText(account.host)} REQUIRE ${clause}`),
        proofLine(facts),
      ],
    };
  });
}
