import { asTlsqlError } from '../base/error.ts';
import type { AccountFact, RequireClause } from '../facts/account.ts';
import type { Session } from '../session/open-session.ts';

/** So many accounts are compared. */
const most = 6;

/** Errors by which a server says that it has no such account in force: MySQL's, then MariaDB's. */
const absent: readonly unknown[] = [1396, 1133, 1141, 1269];

const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/**
 * The accounts as the server applies them. It reads its account table at the start and at FLUSH PRIVILEGES; SHOW CREATE USER
 * tells what it took from it. Rows that were edited since are marked, and hold what counts, not what the table says.
 */
export async function accountsInForce(
  session: Pick<Session, 'query'>,
  accounts: readonly AccountFact[],
): Promise<AccountFact[]> {
  const compared: AccountFact[] = [];
  for (const [index, account] of accounts.entries()) {
    compared.push(index < most && account.isRole !== true ? await inForce(session, account) : account);
  }
  return compared;
}

async function inForce(session: Pick<Session, 'query'>, account: AccountFact): Promise<AccountFact> {
  try {
    const rows = await session.query(`SHOW CREATE USER ${literal(account.user)}@${literal(account.host)}`);
    const text = rows[0]?.[0] ?? '';
    return text.startsWith('CREATE USER') ? asApplied(account, text) : account;
  } catch (error) {
    const { number } = asTlsqlError(error).detail.fields ?? {};
    return absent.includes(number) ? { ...account, edited: ['the row itself'], notLoaded: true } : account;
  }
}

/** The account with what a CREATE USER statement says of it, and what of that the table says otherwise. */
export function asApplied(account: AccountFact, text: string): AccountFact {
  const { require: clause, locked } = statementParts(text);
  const differs = [
    ...(sameClause(clause, account.require) ? [] : [`REQUIRE: ${clauseText(account.require)}`]),
    ...(account.locked === undefined || account.locked === locked
      ? []
      : [account.locked ? 'ACCOUNT LOCK' : 'ACCOUNT UNLOCK']),
  ];
  if (differs.length === 0) return account;
  return { ...account, require: clause, ...(account.locked === undefined ? {} : { locked }), edited: differs };
}

/** What stands behind the account's name and method: both products quote names in backticks, texts in single quotes. */
function statementParts(text: string): { readonly require: RequireClause; readonly locked: boolean } {
  // Texts are taken out first, so that no password or subject looks like a word of the statement.
  const texts: string[] = [];
  const bare = text.replaceAll(/`(?:[^`]|``)*`|'((?:[^'\\]|''|\\[\s\S])*)'/g, (_, inner: string | undefined) => {
    if (inner === undefined) return ' ';
    texts.push(inner.replaceAll("''", "'").replaceAll(/\\([\s\S])/g, '$1'));
    return `\u0001${texts.length - 1}\u0001`;
  });
  const of = (word: string): string | undefined => {
    const at = new RegExp(`\\b${word}\\s+\u0001(\\d+)\u0001`).exec(bare)?.[1];
    return at === undefined ? undefined : texts[Number(at)];
  };
  const [, kind = 'NONE'] = /\bREQUIRE\s+(NONE|SSL|X509|SUBJECT|ISSUER|CIPHER)\b/.exec(bare) ?? [];
  const locked = /\bACCOUNT LOCK\b/.test(bare);
  if (kind === 'NONE' || kind === 'SSL' || kind === 'X509') return { require: { kind }, locked };
  const parts = { subject: of('SUBJECT'), issuer: of('ISSUER'), cipher: of('CIPHER') };
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ''));
  return { require: { kind: 'SPECIFIED', ...given }, locked };
}

/** By kind alone: quoting may have changed the texts. A clause that specifies nothing is not written down. */
function sameClause(applied: RequireClause, table: RequireClause): boolean {
  const empty = table.kind === 'SPECIFIED' && (table.subject ?? table.issuer ?? table.cipher) === undefined;
  return empty || applied.kind === table.kind;
}

function clauseText({ kind, subject, issuer, cipher }: RequireClause): string {
  if (kind !== 'SPECIFIED') return kind;
  return Object.entries({ SUBJECT: subject, ISSUER: issuer, CIPHER: cipher })
    .flatMap(([word, value]) => (value === undefined ? [] : [`${word} '${value}'`]))
    .join(' ');
}
