import { encodeOid } from './oid-code.ts';
import { oidTable } from './oid-table.ts';
import { rareOidTable } from './oid-table-rare.ts';

/** What OpenSSL calls an object identifier: short name (SN, `emailAddress`, `CN`) and long name (LN, `commonName`). */
export interface OidName {
  readonly oid: string;
  readonly short: string;
  readonly long: string;
}

const byOid = new Map<string, OidName>();
const byName = new Map<string, OidName>();

for (const line of `${oidTable.trim()}\n${rareOidTable.trim()}`.split('\n')) {
  const [prefix = '', items = ''] = line.split(':', 2);
  for (const item of items.split(';')) {
    const [last = '', names = ''] = item.split('=', 2);
    const [short = '', long = short] = names.split('|');
    const entry = { oid: `${prefix}.${last}`, short, long };
    byOid.set(entry.oid, entry);
    if (!byName.has(entry.long)) byName.set(entry.long, entry);
    byName.set(entry.short, entry);
  }
}
const byLowerName = new Map([...byName].reverse().map(([name, entry]) => [name.toLowerCase(), entry]));

/** The names of an object identifier, if OpenSSL has any. */
export function oidNames(dotted: string): OidName | undefined {
  return byOid.get(dotted);
}

/** OpenSSL's short name, or the dotted form where it has none: how X509_NAME_oneline writes an attribute's type. */
export function shortName(dotted: string): string {
  return byOid.get(dotted)?.short ?? dotted;
}

/** OpenSSL's long name, or the dotted form where it has none. */
export function longName(dotted: string): string {
  return byOid.get(dotted)?.long ?? dotted;
}

/**
 * The dotted form of a short name, a long name or a dotted form; undefined when it is none. Case counts first (`SN` is the
 * surname), then not, so that `cn=` works as it does in RFC 2253.
 */
export function oidOf(name: string): string | undefined {
  const known = byName.get(name) ?? byLowerName.get(name.toLowerCase());
  if (known !== undefined) return known.oid;
  const dotted = name.replace(/^oid\./i, '');
  return encodeOid(dotted) === undefined ? undefined : dotted;
}
