import type { Certificate } from '../../x509/certificate.ts';
import type { GeneralName } from '../../x509/extension/general-name.ts';

/** An entry of a certificate that was meant for the host and that no client counts. */
export interface UncountedName {
  /** As it stands in the certificate. */
  readonly entry: string;
  /** A clause about the entry. */
  readonly why: string;
}

/** The first entry for which a person reads the host's name and OpenSSL does not (X509_check_host(3), RFC 9525 section 6.3). */
export function uncountedName({ extensions }: Certificate, host: string): UncountedName | undefined {
  const name = host.toLowerCase();
  for (const entry of extensions.subjectAltName ?? []) {
    const why = whyNot(entry, name);
    if (why !== undefined) return { entry: 'value' in entry ? entry.value : '', why };
  }
  return undefined;
}

function whyNot(entry: GeneralName, name: string): string | undefined {
  if (entry.kind === 'dns') return wildcard(entry.value, name) ?? dressed(entry.value, name);
  if (entry.kind === 'uri' && bare(entry.value) === name) return 'it is a URI, and a host is compared with dNSNames';
  if (entry.kind === 'email' && bare(entry.value) === name)
    return 'it is an e-mail address, and a host is compared with dNSNames';
  return undefined;
}

/** What OpenSSL takes a wildcard for: one whole first label of at least three (no partial ones with MySQL's flags). */
function wildcard(entry: string, name: string): string | undefined {
  if (!entry.includes('*')) return undefined;
  const pattern = entry.toLowerCase();
  if (pattern === `*.${name}`) return 'the wildcard stands for a label before the domain, not for the domain itself';
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  if (!new RegExp(`^${parts.join('.*')}$`).test(name)) return undefined;
  const [first = '', ...rest] = pattern.split('.');
  if (rest.some((label) => label.includes('*'))) return 'a wildcard counts in the first label alone';
  if (first !== '*') return 'a wildcard counts as a whole label, not as a part of one';
  if (rest.length < 2) return 'a wildcard needs a domain of two labels or more behind it';
  return 'a wildcard stands for exactly one label';
}

/** What was written around the name. */
function dressed(entry: string, name: string): string | undefined {
  const plain = entry.toLowerCase();
  if (plain === name || bare(plain) !== name) return undefined;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\x00-\x1f\x7f]/.test(entry)) return 'it holds a control character, and is compared as a whole';
  if (/\s/.test(entry)) return 'it holds a blank, and is compared as a whole';
  if (plain.includes('://')) return 'it is written as a URL';
  return 'it holds more than the name (a port, a path, brackets), and is compared as a whole';
}

/** The host in what people write: without scheme, user, port, path, blanks and what stands behind a zero byte. */
function bare(text: string): string {
  return (text.toLowerCase().split('\0')[0] ?? '')
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}
