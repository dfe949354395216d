import type { RequireClause } from '../../facts/account.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Mend } from './mend.ts';
import { sqlText } from './replica-mend.ts';
import { atLeast, flavorOf, versionOf } from './server-mend.ts';

/** The texts of a clause, all of them joined as one statement must say them: each replaces the former as a whole. */
export function requireTexts({ subject, issuer, cipher }: Partial<RequireClause>): string {
  return Object.entries({ SUBJECT: subject, ISSUER: issuer, CIPHER: cipher })
    .flatMap(([word, text]) => (text === undefined ? [] : [`${word} ${sqlText(text)}`]))
    .join(' AND ');
}

/** `X509`, or the texts of the clause. */
export function requireWords(clause: RequireClause): string {
  return clause.kind === 'SPECIFIED' ? requireTexts(clause) : clause.kind;
}

/** The statement that gives an account such a clause; ALTER USER knows none before MySQL 5.7.6 and MariaDB 10.2. */
export function requireMend(
  facts: Facts,
  { user, host }: { readonly user: string; readonly host: string },
  words: string,
): Mend {
  const version = versionOf(facts);
  const knows = version === undefined || atLeast(version, flavorOf(facts) === 'mariadb' ? [10, 2] : [5, 7, 6]);
  const name = `${sqlText(user)}@${sqlText(host)}`;
  return { kind: 'sql', sql: `${knows ? 'ALTER USER' : 'GRANT USAGE ON *.* TO'} ${name} REQUIRE ${words}` };
}
