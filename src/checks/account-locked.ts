import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import { asked, foundServerError } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { observe } from './engine/observe.ts';
import { runLine, sqlText } from './engine/replica-mend.ts';
import { proofLine } from './engine/server-mend.ts';

export const check: Check = {
  id: 'account-locked',
  family: 'accounts-auth',
  title: 'The account is locked',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['login-denied', 'login-not-possible'],
  versions: 'MySQL 5.7-9.7, MariaDB 10.4-11.8',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 3118 (HY000): Access denied for user 'lk'@'localhost'. Account is locked.",
    },
    { where: 'client mariadb 11.8', text: 'ERROR 4151 (HY000): Access denied, this account is locked' },
  ],
  why: 'ACCOUNT LOCK keeps everybody out of the account; password and REQUIRE are right or wrong without effect. Roles of MySQL are locked accounts: nobody logs in to a role. MySQL locks for a while after FAILED_LOGIN_ATTEMPTS as well (3955).',
  proof: 'errno 3118 (MySQL), 4151 (MariaDB), 3955 (too many failed logins).',
  fix: ["ALTER USER 'u'@'%' ACCOUNT UNLOCK;"],
  lookAlikes: ['account-password-wrong'],
  reads: ['wire.attempts'],
  run: lockedOut,
};

function lockedOut(facts: Facts): readonly Found[] {
  const locked = matchedAccount(facts);
  // A role of MySQL is an account without a password that is locked: its login is denied like a wrong password.
  if (locked?.locked === true && observe(facts).failing === 'login-denied') {
    const name = `'${locked.user}'@'${locked.host}'`;
    const role = locked.passwordEmpty === true;
    if (asked(facts)?.login?.error?.errno === 1045)
      return [
        {
          what: role ? `${name} is a role: nobody logs in to it` : `the account ${name} is locked`,
          evidence: { account: name, role },
          fix: [
            role
              ? runLine(
                  facts,
                  `SELECT to_user, to_host FROM mysql.role_edges WHERE from_user = ${sqlText(locked.user)}`,
                )
              : runLine(facts, `ALTER USER ${sqlText(locked.user)}@${sqlText(locked.host)} ACCOUNT UNLOCK`),
            proofLine(facts),
          ],
        },
      ];
  }
  return foundServerError([3118, 4150, 4151, 3955], (text, attempt) => {
    const account = matchedAccount(facts);
    // MariaDB counts wrong passwords up to max_password_errors, in memory.
    const counted = attempt.login?.error?.errno === 4150;
    const user = account?.user ?? facts.client?.intent?.user ?? '';
    const host = account?.host;
    const name = host === undefined ? `'${user}'` : `'${user}'@'${host}'`;
    return {
      what: `the account ${name} is ${counted ? 'blocked after too many wrong passwords' : 'locked'}: ${text}`,
      // Its row is unlocked: that it is not in force explains more.
      ...(account?.edited?.includes('ACCOUNT UNLOCK') === true ? { certainty: 'likely' as const } : {}),
      evidence: { account: name, plugin: attempt.login?.plugin ?? '' },
      fix: [
        runLine(
          facts,
          counted ? 'FLUSH PRIVILEGES' : `ALTER USER ${sqlText(user)}@${sqlText(host ?? '%')} ACCOUNT UNLOCK`,
        ),
        proofLine(facts),
      ],
    };
  })(facts);
}
