import type { Certificate } from '../../x509/certificate.ts';
import type { GeneralName } from '../../x509/extension/general-name.ts';
import { parseIp } from '../../x509/extension/ip-address.ts';
import type { NameConstraints } from '../../x509/extension/name-constraints.ts';
import { oneline } from '../../x509/name-oneline.ts';
import { constraintAgainst } from '../../x509/verify/subtree-match.ts';
import { namesIn, subjectOf } from './known-certificate.ts';
import { shellWord } from './server-mend.ts';
import type { Whose } from './verify-fault.ts';

/** What `tlsql cert server` or `client` is told for a certificate in place of another, and how it names the files. */
export interface ReissueWords {
  readonly words: string;
  /** Before `-cert.pem` and `-key.pem`. */
  readonly files: string;
  /** Whether the CAs permit the name that the client asks for. */
  readonly permitted: boolean;
}

/** Names are kept as they were, with one more; those that a CA above does not permit go, for every client refuses them. */
export function reissueWords(
  leaf: Certificate,
  whose: Whose,
  more: string | undefined,
  constraints: readonly NameConstraints[],
): ReissueWords {
  const name = commonName(leaf);
  if (whose === 'client')
    return {
      ...made(name),
      words: `${shellWord(name)} --subject ${shellWord(subjectFor(leaf, constraints))}`,
      permitted: true,
    };
  const { dns, ip } = namesIn(leaf);
  // What counts for no client is not asked for again.
  const good = dns.filter((one) => /^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(one) && !/^\*(\.[^.]+)?$/.test(one));
  const wanted = [...new Set([...good, ...ip, ...(more === undefined ? [] : [more])])];
  const allowed = wanted.filter((one) => constraints.every((own) => permits(own, one)));
  const san = allowed.map((one) => `${parseIp(one) === undefined ? 'DNS' : 'IP'}:${one}`).join(',');
  const words = (cn: string): string => (san === '' ? shellWord(cn) : `${shellWord(cn)} --san ${shellWord(san)}`);
  const permitted = more === undefined || allowed.includes(more);
  const [first] = allowed;
  if (first === undefined || constraints.every((own) => permits(own, name)))
    return { ...made(name), words: words(name), permitted: permitted && (first !== undefined || wanted.length === 0) };
  // Where no dNSName stands, a common name that looks like a host name is held to the constraints as well.
  const subject = parseIp(first) === undefined ? '' : ` --subject ${shellWord('/CN=MySQL server')}`;
  return { ...made(first), words: `${words(first)}${subject}`, permitted };
}

const made = (name: string): Pick<ReissueWords, 'files'> => ({ files: name.replaceAll(/[^A-Za-z0-9._@-]/g, '_') });

/** The same subject, for accounts may ask for it to the letter; below the name that the CAs permit where it is outside. */
function subjectFor(leaf: Certificate, constraints: readonly NameConstraints[]): string {
  const own: GeneralName = { kind: 'directory', name: leaf.subject };
  const against = constraints.find((one) => constraintAgainst(own, one) !== undefined);
  const [base] = against?.permitted?.flatMap((one) => (one.base.kind === 'directory' ? [one.base.name] : [])) ?? [];
  return base === undefined ? subjectOf(leaf) : `${oneline(base)}/CN=${commonName(leaf)}`;
}

function permits(constraints: NameConstraints, name: string): boolean {
  const bytes = parseIp(name);
  const one: GeneralName = bytes === undefined ? { kind: 'dns', value: name } : { kind: 'ip', value: name, bytes };
  return constraintAgainst(one, constraints) === undefined;
}

function commonName(leaf: Certificate): string {
  const { dns, cn } = namesIn(leaf);
  return cn[0] ?? dns[0] ?? 'db.example.com';
}
