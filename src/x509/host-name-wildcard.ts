/**
 * Whether a name in a certificate stands for a host (equal_wildcard in OpenSSL's v3_utl.c, no flags set). One `*` may stand in
 * the left-most label, for all of it or at its beginning or end, with two labels after it; it never covers a dot. ASCII case
 * does not count. Both texts are bytes as Latin-1.
 */
export function hostPatternMatches(pattern: string, host: string): boolean {
  // A host with a leading dot asks for any name below it, and wildcards then are plain characters.
  if (host.length > 1 && host.startsWith('.')) return isBelow(pattern, host);
  const star = starOf(pattern);
  if (star === undefined) return equalNoCase(pattern, host);
  return wildcardMatches(pattern.slice(0, star), pattern.slice(star + 1), host);
}

function isBelow(pattern: string, host: string): boolean {
  const extra = pattern.length - host.length;
  if (extra > 0 && pattern.slice(0, extra).includes('\0')) return false;
  return extra >= 0 && equalNoCase(pattern.slice(extra), host);
}

function equalNoCase(pattern: string, host: string): boolean {
  return !pattern.includes('\0') && lower(pattern) === lower(host);
}

function wildcardMatches(prefix: string, suffix: string, host: string): boolean {
  if (host.length < prefix.length + suffix.length) return false;
  const end = host.length - suffix.length;
  const covered = host.slice(prefix.length, end);
  if (!equalNoCase(prefix, host.slice(0, prefix.length)) || !equalNoCase(host.slice(end), suffix)) return false;
  const wholeLabel = prefix === '' && suffix.startsWith('.');
  if (wholeLabel && covered === '') return false;
  if (!wholeLabel && /^xn--/i.test(host)) return false;
  return covered === '*' || /^[0-9A-Za-z-]*$/.test(covered);
}

/** Where the one wildcard stands that counts (valid_star); undefined when the pattern is to be taken literally. */
function starOf(pattern: string): number | undefined {
  const labels = pattern.split('.');
  const [first = '', ...others] = labels;
  if (labels.length < 3) return undefined;
  const star = first.indexOf('*');
  const plain = star === 0 || star === first.length - 1 ? first.replace('*', '') : undefined;
  if (star === -1 || plain === undefined) return undefined;
  // A label is never empty, nor has it a hyphen at either end; for `a-*` and `*-a` the star stands there.
  const firstOk = star === 0 ? /^(?:[0-9A-Za-z-]*[0-9A-Za-z])?$/.test(plain) : /^[0-9A-Za-z][0-9A-Za-z-]*$/.test(plain);
  const idna = star > 0 && /^xn--/i.test(plain);
  const othersOk = others.every((label) => /^[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?$/.test(label));
  return firstOk && !idna && othersOk ? star : undefined;
}

function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
