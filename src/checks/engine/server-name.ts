import type { Facts } from '../../facts/facts.ts';
import { parseIp } from '../../x509/extension/ip-address.ts';
import { againLine } from './again-line.ts';
import { addressText, asked } from './attempts.ts';
import { renamedMends } from './chain-mend.ts';
import type { Found, Json } from './check.ts';
import { known, madeBy, namesIn } from './known-certificate.ts';
import type { Mend } from './mend.ts';
import { onDiskText } from './renewed-on-disk.ts';
import { isLoopback } from './server-place.ts';
import { ownCertificate } from './set-up-tls.ts';
import { uncountedName } from './uncounted-name.ts';

/** Why the certificate does not name the host: the fault id, with what proves it. */
interface NameProblem {
  readonly id: string;
  readonly what: string;
  readonly evidence: Readonly<Record<string, Json>>;
  /** What it may be as well: a tunnel's end and a server of this machine look alike. */
  readonly candidates?: readonly string[];
}

const isIp = (name: string): boolean => parseIp(name) !== undefined;

/**
 * Which of the faults about names it is, by the name that was verified and those that the certificate has; also where the
 * chain is refused before the name: who mends that alone stands here next.
 */
export function nameProblem(facts: Facts): NameProblem | undefined {
  const attempt = asked(facts);
  const verified = attempt?.tls?.verified;
  const refused = verified?.what === 'name' || verified?.nameError !== undefined;
  if (attempt?.tls === undefined || verified?.ok !== false || !refused) return undefined;
  const leaf = known(attempt.tls.chain[0] ?? new Uint8Array());
  const name = facts.client?.intent?.verifyName ?? facts.client?.intent?.host ?? '';
  if (leaf === undefined) return undefined;
  const { dns, ip, cn } = namesIn(leaf);
  const evidence = { address: addressText(attempt), name, dnsNames: dns, ipAddresses: ip, commonName: cn };
  const has = [...dns, ...ip, ...(dns.length === 0 ? cn : [])].join(', ') || 'no name at all';
  const say = (id: string, what: string): NameProblem => ({ id, what, evidence });
  if (madeBy(leaf) === 'mysql') {
    return say(
      'mysql-auto-cert-without-san',
      `the certificate that MySQL made by itself names no host, so ${name} cannot be verified`,
    );
  }
  const dotted = dotAtAnEnd(name, [...dns, ...cn]);
  if (dotted !== undefined) return say('host-name-trailing-dot', dotted);
  const uncounted = uncountedName(leaf, name);
  if (uncounted !== undefined) {
    const { entry, why } = uncounted;
    const what = `the certificate has ${JSON.stringify(entry)} for ${name}, which no client counts: ${why}`;
    return { id: 'server-cert-name-not-counted', what, evidence: { ...evidence, entry, why } };
  }
  if (isIp(name)) {
    if (dns.length === 0 && ip.length === 0 && cn.includes(name)) return say('server-cert-without-san', noSan(name));
    if ([...dns, ...cn].includes(name))
      return say('server-cert-ip-as-dns-san', `the certificate has ${name} as a dNSName or CN, not as an iPAddress`);
    if (isLoopback(name) && ip.length + dns.length > 0 && facts.server === undefined) return tunnel(say, name, has, ip);
    if (ip.length === 0)
      return say(
        'server-cert-without-ip-san',
        `the client connects to the address ${name}, and the certificate names no address (it has ${has})`,
      );
  }
  if (isLoopback(name) && facts.server === undefined) return tunnel(say, name, has, ip);
  if (dns.length === 0 && ip.length === 0 && cn.includes(name)) {
    return say('server-cert-without-san', noSan(name));
  }
  const alias = aliasProblem(facts, name, evidence);
  if (alias !== undefined) return alias;
  return say('host-name-mismatch', `the certificate is for ${has}, the client connects to ${name}`);
}

const howKnown = {
  hosts: 'the hosts file has both for one address',
  CNAME: 'it is what that name stands for (CNAME)',
  PTR: 'it is the name of its address (PTR)',
  address: 'both have one address',
} as const;

/** The host by another of its names is in the certificate. */
function aliasProblem(facts: Facts, name: string, evidence: NameProblem['evidence']): NameProblem | undefined {
  const { host, otherNames = [] } = facts.wire?.name ?? {};
  const [other] = otherNames;
  if (other === undefined || host !== name) return undefined;
  return {
    id: 'host-name-alias-not-in-cert',
    what: `the certificate is for ${other.name}, another name of ${name} (${howKnown[other.by]}): clients compare the name that they are given`,
    evidence: { ...evidence, otherName: other.name, knownBy: other.by },
  };
}

/** By the name that the certificate has; where its files are at hand, a certificate that has the alias as well. */
function aliasMends(name: string, facts: Facts): readonly Mend[] {
  const [other] = facts.wire?.name?.otherNames ?? [];
  if (other === undefined || facts.server?.files?.cert !== undefined) return renamedMends(name, facts);
  return [{ kind: 'look', line: againLine(facts, { host: other.name }) }];
}

/** The name and an entry that are equal but for a dot at the end of one of them. */
function dotAtAnEnd(name: string, entries: readonly string[]): string | undefined {
  const [here, there] = [name.toLowerCase(), entries.map((text) => text.toLowerCase())];
  if (here.endsWith('.') && there.includes(here.slice(0, -1)))
    return `the host is written ${name} with a dot at its end, the certificate has ${name.slice(0, -1)}`;
  return there.includes(`${here}.`)
    ? `the certificate has ${name}. with a dot at its end, the client connects to ${name}`
    : undefined;
}

const noSan = (name: string): string => `the certificate has ${name} as its CN only, which this client does not take`;

function tunnel(
  say: (id: string, what: string) => NameProblem,
  name: string,
  has: string,
  ip: readonly string[],
): NameProblem {
  const other = isIp(name) && ip.length === 0 ? 'server-cert-without-ip-san' : 'host-name-mismatch';
  const what = `the client connects to ${name}, as through a tunnel or port forward, and the certificate is for ${has}`;
  return { ...say('host-name-of-tunnel-not-in-cert', what), candidates: [other] };
}

/** The `run` of the check for one of the ids. */
export function foundName(id: string): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const problem = nameProblem(facts);
    if (problem?.id !== id) return [];
    const name = facts.client?.intent?.verifyName ?? facts.client?.intent?.host ?? '';
    const { what, evidence, candidates } = problem;
    return [
      {
        what: `${what}${onDiskText(facts)}`,
        evidence,
        mends: mendsOf(id, name, facts),
        ...(candidates === undefined ? {} : { candidates, certainty: 'likely' }),
      },
    ];
  };
}

function mendsOf(id: string, name: string, facts: Facts): readonly Mend[] {
  if (id === 'mysql-auto-cert-without-san') return ownCertificate(facts);
  return id === 'host-name-alias-not-in-cert' ? aliasMends(name, facts) : renamedMends(name, facts);
}
