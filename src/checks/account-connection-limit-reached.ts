import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import { foundServerError } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { runLine, sqlText } from './engine/replica-mend.ts';
import { proofLine } from './engine/server-mend.ts';

export const check: Check = {
  id: 'account-connection-limit-reached',
  family: 'accounts-auth',
  title: 'max_user_connections is reached; not a TLS fault',
  role: 'cause',
  severity: 'notice',
  seenFrom: ['admin-login'],
  leadsTo: ['session-limited'],
  versions: 'MariaDB 10.11-11.8, MySQL 5.6-9.7',
  symptoms: [
    {
      where: 'client mariadb 11.8',
      text: "ERROR 1226 (42000): User 'mx' has exceeded the 'max_user_connections' resource (current value: 1)",
    },
  ],
  why: 'Checked after password and REQUIRE; retry loops of a pool with wrong TLS settings often meet it.',
  proof: 'errno 1226.',
  fix: ["ALTER USER 'u'@'%' WITH MAX_USER_CONNECTIONS 0;"],
  lookAlikes: ['server-out-of-connections'],
  reads: ['wire.attempts'],
  run: (facts) => foundServerError([1203, 1226], (text) => ({ severity: 'error', ...limitOf(text, facts) }))(facts),
};

/** The account and the resource that the server names, lifted. */
function limitOf(text: string, facts: Facts): Partial<Found> {
  const resource = /'(max_\w+)'/.exec(text)?.[1] ?? 'max_user_connections';
  const account = matchedAccount(facts);
  if (account === undefined) return {};
  const name = `${sqlText(account.user)}@${sqlText(account.host)}`;
  return {
    evidence: { text, account: `'${account.user}'@'${account.host}'`, resource },
    fix: [
      // An account without a limit of its own has that of all.
      runLine(
        facts,
        resource === 'max_user_connections' && account.maxUserConnections === undefined
          ? 'SET GLOBAL max_user_connections = 0'
          : `ALTER USER ${name} WITH ${resource.toUpperCase()} 0`,
      ),
      proofLine(facts),
    ],
  };
}
