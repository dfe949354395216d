/** A program whose options are known: product and side. */
export interface OptionProgram {
  readonly product: 'mysql' | 'mariadb';
  readonly side: 'client' | 'server';
}

const files = ['ssl-ca', 'ssl-capath', 'ssl-cert', 'ssl-cipher', 'ssl-crl', 'ssl-crlpath', 'ssl-key'];
const channel = (prefix: string): string[] => files.map((name) => `${prefix}-${name}`);

/** Names that concern TLS, from `--verbose --help` of 9.7 and 11.8 (and 10.11, which has no other). */
const names: Readonly<Record<`${OptionProgram['product']} ${OptionProgram['side']}`, ReadonlySet<string>>> = {
  'mysql server': new Set([
    ...files,
    ...channel('admin'),
    ...channel('mysqlx'),
    'admin-tls-ciphersuites',
    'admin-tls-version',
    'auto-generate-certs',
    'caching-sha2-password-auto-generate-rsa-keys',
    'caching-sha2-password-private-key-path',
    'caching-sha2-password-public-key-path',
    'require-secure-transport',
    'sha256-password-auto-generate-rsa-keys',
    'sha256-password-private-key-path',
    'sha256-password-public-key-path',
    'ssl-fips-mode',
    'ssl-session-cache-mode',
    'ssl-session-cache-timeout',
    'tls-certificates-enforced-validation',
    'tls-ciphersuites',
    'tls-version',
  ]),
  'mysql client': new Set([
    ...files,
    'get-server-public-key',
    'server-public-key-path',
    'ssl-fips-mode',
    'ssl-mode',
    'ssl-session-data',
    'ssl-session-data-continue-on-failed-reuse',
    'tls-ciphersuites',
    'tls-sni-servername',
    'tls-version',
  ]),
  'mariadb server': new Set([...files, 'require-secure-transport', 'ssl', 'tls-version']),
  'mariadb client': new Set([...files, 'ssl', 'ssl-fp', 'ssl-fplist', 'ssl-verify-server-cert', 'tls-version']),
};

/** Whether a program knows the option of that identity; MariaDB takes a unique beginning as well. */
export function knowsOption({ product, side }: OptionProgram, identity: string): boolean {
  const known = names[`${product} ${side}`];
  if (known.has(identity)) return true;
  return product === 'mariadb' && [...known].filter((name) => name.startsWith(identity)).length === 1;
}

/** Whether any of the four programs has an option of that identity. */
export function isTlsOption(identity: string): boolean {
  return identity === 'ssl' || Object.values(names).some((known) => known.has(identity));
}

/** The option of the program that a name was probably meant to be; undefined where none is near. */
export function nearestOption({ product, side }: OptionProgram, identity: string): string | undefined {
  const known = [...names[`${product} ${side}`]];
  const ranked = known
    .filter((name) => Math.abs(name.length - identity.length) <= 2)
    .map((name) => ({ name, distance: distance(identity, name) }))
    .sort((a, b) => a.distance - b.distance || b.name.length - a.name.length);
  const [best] = ranked;
  // One slip in a short name, two in a long one; further off only where one name is the beginning of the other.
  const near = best !== undefined && best.distance <= (identity.length < 10 ? 1 : 2);
  if (near) return best.name;
  if (!/^(ssl|tls|require[-_]?secure)/.test(identity)) return undefined;
  return known
    .filter((name) => identity.startsWith(name) || name.startsWith(identity))
    .sort((a, b) => b.length - a.length)
    .at(0);
}

/** Levenshtein's distance, a swap of neighbours counted as one (Damerau). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 99) + 1 : 99,
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 99;
}
