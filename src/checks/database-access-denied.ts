import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import { foundServerError } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';
import { runLine, sqlText } from './engine/replica-mend.ts';
import { proofLine } from './engine/server-mend.ts';

export const check: Check = {
  id: 'database-access-denied',
  family: 'accounts-auth',
  title: 'The account may not use the database of the login',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['login-denied'],
  versions: 'all',
  symptoms: [{ where: 'client, all', text: "ERROR 1044 (42000): Access denied for user 'app'@'%' to database 'shop'" }],
  why: 'Login and TLS are fine; the account has no right on the database that the client names. MySQL says the same for a database that is not there to an account that may not see it.',
  proof: 'errno 1044: the text names the database; the password was right.',
  fix: ["GRANT SELECT ON `shop`.* TO 'app'@'%';"],
  lookAlikes: ['account-password-wrong'],
  reads: ['wire.attempts'],
  run: foundServerError([1044], (text, _attempt, facts) => {
    const database = facts.client?.settings?.database ?? '';
    return {
      what: `password and TLS are fine, the database is not: ${text}`,
      evidence: { database },
      fix: [runLine(facts, `GRANT SELECT ON ${identifier(database)}.* TO ${accountOf(facts)}`), proofLine(facts)],
    };
  }),
};

const identifier = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

function accountOf(facts: Facts): string {
  const account = matchedAccount(facts);
  return `${sqlText(account?.user ?? facts.client?.intent?.user ?? '')}@${sqlText(account?.host ?? '%')}`;
}
