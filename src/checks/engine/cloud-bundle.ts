import type { Facts } from '../../facts/facts.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { againLine } from './again-line.ts';
import { asked } from './attempts.ts';
import type { Json } from './check.ts';
import { issuerOf, knownAll, subjectOf } from './known-certificate.ts';
import { byHand, type Mend } from './mend.ts';

/** A provider of managed servers, with how its hosts and CAs are called and where its present CAs are to be had. */
interface Provider {
  readonly name: string;
  readonly host: RegExp;
  /** Those of its CAs that are its own, not public ones. */
  readonly own?: RegExp;
  readonly cas: RegExp;
  readonly bundle: string;
}

/** RDS user guide, "Using SSL/TLS to encrypt a connection"; Azure, "Root certificate rotation". */
const providers: readonly Provider[] = [
  {
    name: 'Amazon RDS',
    host: /\.rds\.amazonaws\.com(\.cn)?$/i,
    own: /\/(CN|OU)=Amazon RDS\b/,
    cas: /\/(CN|OU)=Amazon RDS\b/,
    bundle: 'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem',
  },
  {
    name: 'Azure Database',
    host: /\.(mysql|mariadb)\.database\.(azure\.com|chinacloudapi\.cn|usgovcloudapi\.net)$/i,
    cas: /\/CN=(Baltimore CyberTrust Root|DigiCert Global Root|Microsoft (RSA|ECC) Root)/,
    bundle: 'https://cacerts.digicert.com/DigiCertGlobalRootG2.crt.pem',
  },
];

interface Seen {
  readonly chain: readonly Certificate[];
  readonly trusted: readonly Certificate[];
  readonly host?: string;
}

function providerOf({ chain, host = '' }: Seen): Provider | undefined {
  const names = chain.flatMap((certificate) => [subjectOf(certificate), issuerOf(certificate)]);
  return providers.find(
    (provider) => provider.host.test(host) || names.some((name) => provider.own?.test(name) === true),
  );
}

/** What the client trusts are CAs of the provider, of an earlier generation than the one that issued the server's certificate. */
export function outdatedBundle(seen: Seen & { readonly at: string }):
  | {
      readonly id: 'ca-bundle-of-cloud-outdated';
      readonly what: string;
      readonly evidence: Readonly<Record<string, Json>>;
    }
  | undefined {
  const provider = providerOf(seen);
  const held = seen.trusted.map(subjectOf).filter((name) => provider?.cas.test(name) === true);
  const top = seen.chain.at(-1);
  if (provider === undefined || top === undefined || held.length === 0) return undefined;
  return {
    id: 'ca-bundle-of-cloud-outdated',
    what: `the certificate of ${seen.at} comes from ${issuerOf(top)}, and the client's bundle of ${provider.name} has only ${held.slice(0, 3).join(', ')}${held.length > 3 ? `, … (${held.length})` : ''}`,
    evidence: { provider: provider.name, issuer: issuerOf(top), held },
  };
}

/** The provider's present bundle, in a file of its own. */
export function bundleMends(facts: Facts): readonly Mend[] {
  const chain = knownAll(asked(facts)?.tls?.chain ?? []);
  const { host = '' } = facts.client?.intent ?? {};
  const provider = providerOf({ chain, trusted: [], host });
  if (provider === undefined) return [];
  return [
    byHand(`curl -fsS -o ca-bundle.pem ${provider.bundle}`),
    { kind: 'look', line: againLine(facts, { 'ssl-ca': 'ca-bundle.pem' }) },
  ];
}
