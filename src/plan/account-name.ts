import { fail } from '../base/error.ts';

/** An account of the server: a user name and the host pattern it may come from. */
export interface AccountName {
  readonly user: string;
  readonly host: string;
}

/** One part: quoted in ', " or ` with the quote doubled inside, or bare up to the `@`. */
const part = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|[^'"`@]*/y;

/**
 * Reads `'app'@'%'` as the servers do: either part quoted or bare; without a host it is `%`. Fails with `usage`, also for a
 * user name over 80 or a host over 255 characters (MariaDB's and MySQL's limits for account names).
 */
export function parseAccountName(text: string): AccountName {
  const input = text.trim();
  const user = take(input, 0);
  const at = input[user.end];
  const host = at === '@' ? take(input, user.end + 1) : { value: '%', end: user.end };
  const bad = host.end !== input.length || (at !== undefined && at !== '@') || /[\0\r\n]/.test(input);
  if (bad || input === '' || user.value.length > 80 || host.value.length > 255) {
    fail('usage', { seen: `an account ${JSON.stringify(text)}`, expected: "'user'@'host', for example 'app'@'%'" });
  }
  return { user: user.value, host: host.value };
}

/** `'app'@'%'`, also in SQL. */
export function accountText({ user, host }: AccountName): string {
  return `${sqlText(user)}@${sqlText(host)}`;
}

/** Whether two names mean the same account: users by case, hosts without. */
export function sameAccount(a: AccountName, b: AccountName): boolean {
  return a.user === b.user && a.host.toLowerCase() === b.host.toLowerCase();
}

/** An SQL string literal for a session without NO_BACKSLASH_ESCAPES. */
export function sqlText(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function take(text: string, from: number): { value: string; end: number } {
  part.lastIndex = from;
  const raw = part.exec(text)?.[0] ?? '';
  const quote = raw[0];
  const quoted = quote === "'" || quote === '"' || quote === '`';
  const value = quoted ? raw.slice(1, -1).replaceAll(quote + quote, quote) : raw;
  return { value, end: from + raw.length };
}
