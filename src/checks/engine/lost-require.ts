import type { AccountFact, RequireClause } from '../../facts/account.ts';
import type { Facts } from '../../facts/facts.ts';
import { requireTexts, requireWords } from './require-text.ts';

/** What an account required and does not any more. */
export interface LostRequire {
  /** As it stands behind REQUIRE. */
  readonly words: string;
  /** When `tlsql secure` gave it; undefined where the row itself still has its texts. */
  readonly since?: Date;
}

/**
 * The clause that an account has lost. Statements clear the texts of a clause together with its type; an UPDATE of the account
 * table leaves them. Of what a statement took away the server keeps no trace: what `tlsql secure` gave is known.
 */
export function lostRequire(facts: Facts, account: AccountFact): LostRequire | undefined {
  const left = account.require.kind === 'NONE' ? requireTexts(account.require) : '';
  if (left !== '') return { words: left };
  const given = facts.admin?.required?.find(({ user, host }) => user === account.user && host === account.host);
  if (given === undefined || !weaker(account.require, given.require)) return undefined;
  return { words: requireWords(given.require), since: given.since };
}

const strength: readonly RequireClause['kind'][] = ['NONE', 'SSL', 'X509', 'SPECIFIED'];

/** Whether a clause demands less than it did; another text is another demand. */
function weaker(now: RequireClause, was: RequireClause): boolean {
  const lacks = (['subject', 'issuer', 'cipher'] as const).some(
    (name) => was[name] !== undefined && now[name] === undefined,
  );
  return strength.indexOf(now.kind) < strength.indexOf(was.kind) || (now.kind === was.kind && lacks);
}
