import type { Facts } from '../../facts/facts.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { purposes } from '../../x509/extension/extended-key-usage.ts';
import type { Found, Json } from './check.ts';
import { clientCertAlert } from './client-cert-refused.ts';
import { certificatesOf } from './key-pair.ts';
import { blemishes, isSelfIssued, issuedBy, issuerOf, knownAll, subjectOf } from './known-certificate.ts';
import { observe } from './observe.ts';

/** Why the server does not accept the client's certificate: the fault id, with what proves it. */
interface IdentityProblem {
  readonly id: string;
  readonly what: string;
  readonly evidence: Readonly<Record<string, Json>>;
  readonly likely?: boolean;
}

/** Largest chain that a server takes: SSL_CTX_set_max_cert_list's default of 100 KB. */
const mostBytes = 100 * 1024;

/** The reason by which the server refuses the client's certificate, from the certificate itself and what is known of ssl_ca. */
export function identityProblem(facts: Facts): IdentityProblem | undefined {
  if (observe(facts).failing !== 'client-cert-refused') return undefined;
  const own = knownAll(certificatesOf(facts.client?.files?.cert?.content).map(({ der }) => der));
  const [leaf] = own;
  if (leaf === undefined) return undefined;
  const base = { subject: subjectOf(leaf), issuer: issuerOf(leaf), alert: clientCertAlert(facts)?.name ?? 'hidden' };
  const found = inItself(leaf, own, facts) ?? atTheServer(leaf, own, facts);
  return found === undefined ? undefined : { ...found, evidence: { ...base, ...found.evidence } };
}

/** What is wrong whoever looks. */
function inItself(leaf: Certificate, own: readonly Certificate[], facts: Facts): IdentityProblem | undefined {
  const say = (id: string, why: string, evidence: Record<string, Json> = {}): IdentityProblem => ({
    id,
    what: `the server refuses the client's certificate (${subjectOf(leaf)}): ${why}`,
    evidence,
  });
  const found = blemishes(leaf, facts.time, 'leaf');
  const expired = found.find(({ kind }) => kind === 'expired' || kind === 'not-yet-valid');
  if (expired !== undefined)
    return say('client-cert-expired', expired.detail, {
      notBefore: leaf.notBefore.toJSON(),
      notAfter: leaf.notAfter.toJSON(),
    });
  const uses = leaf.extensions.extendedKeyUsage;
  if (uses !== undefined && !uses.includes(purposes.clientAuth) && !uses.includes('2.5.29.37.0')) {
    return say('client-cert-eku-no-clientauth', 'its extendedKeyUsage has no clientAuth', { extendedKeyUsage: uses });
  }
  const strange = found.find(({ kind }) => kind === 'critical-extension');
  if (strange !== undefined) return say('cert-critical-extension-unknown', strange.detail);
  const weak = found.find(({ kind }) => kind === 'weak-digest');
  if (weak !== undefined) return say('cert-signature-digest-weak', weak.detail);
  const size = own.reduce((sum, { der }) => sum + der.length, 0);
  if (size > mostBytes) return say('client-cert-too-large', `with its chain it has ${size} bytes`, { bytes: size });
  if (isSelfIssued(leaf) && issuedBy(leaf, leaf) === 'yes') return say('client-cert-self-signed', 'it is self-signed');
  return undefined;
}

/** What is wrong with it for this server: judged by its files where they are seen, else by the chain that it sends. */
function atTheServer(leaf: Certificate, own: readonly Certificate[], facts: Facts): IdentityProblem | undefined {
  const files = facts.server?.files;
  const say = (id: string, why: string, evidence: Record<string, Json> = {}, likely = false): IdentityProblem => ({
    id,
    what: `the server refuses the client's certificate (${subjectOf(leaf)}): ${why}`,
    evidence,
    likely,
  });
  if (files === undefined) return undefined;
  if (files.ca === undefined && files.capath === undefined) {
    return say('server-ca-not-set', 'the server has no ssl_ca, so it trusts no private CA', { ssl_ca: '' });
  }
  const trusted = knownAll(certificatesOf(files.ca?.content).map(({ der }) => der));
  if (trusted.length === 0) return undefined;
  const evidence = { ssl_ca: files.ca?.path ?? '', trusted: trusted.map(subjectOf) };
  if (own.some((certificate) => trusted.some((ca) => issuedBy(certificate, ca) === 'name-only'))) {
    return say('ca-renewed-same-name-new-key', 'ssl_ca has a CA of the name of its issuer, with another key', evidence);
  }
  if (own.some((certificate) => trusted.some((ca) => issuedBy(certificate, ca) === 'yes'))) return undefined;
  const around = knownAll(
    [facts.client?.files?.ca, files.cert].flatMap((file) => certificatesOf(file?.content).map(({ der }) => der)),
  );
  const bridge = around.find(
    (certificate) => issuedBy(leaf, certificate) === 'yes' && trusted.some((ca) => issuedBy(certificate, ca) === 'yes'),
  );
  if (bridge !== undefined || (own.length === 1 && sameOrganization(leaf, trusted))) {
    return say(
      'client-cert-intermediate-missing',
      `its issuer ${issuerOf(leaf)} is neither sent along nor in ssl_ca`,
      evidence,
      bridge === undefined,
    );
  }
  const server = knownAll(certificatesOf(files.cert?.content).map(({ der }) => der));
  const servesIts = server.some((certificate) =>
    trusted.some((ca) => issuedBy(certificate, ca) === 'yes' || ca.fingerprintSha256 === certificate.fingerprintSha256),
  );
  if (server.length > 0 && !servesIts) {
    return say(
      'server-ca-not-the-issuer',
      `ssl_ca has ${trusted.map(subjectOf).join(', ')}, which issued neither it nor the server's own certificate`,
      evidence,
    );
  }
  return say(
    'client-cert-other-ca',
    `it comes from ${issuerOf(leaf)}, and ssl_ca has ${trusted.map(subjectOf).join(', ')}`,
    evidence,
  );
}

function sameOrganization(leaf: Certificate, trusted: readonly Certificate[]): boolean {
  const organization = /\/O=([^/]+)/.exec(issuerOf(leaf))?.[1];
  return (
    organization !== undefined &&
    trusted.some((ca) => subjectOf(ca).includes(`/O=${organization}`) && subjectOf(ca) !== issuerOf(leaf))
  );
}

/** The `run` of the check for one of the ids. */
export function foundIdentity(id: string): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const problem = identityProblem(facts);
    if (problem?.id !== id) return [];
    return [
      {
        what: problem.what,
        evidence: problem.evidence,
        ...(problem.likely === true ? { certainty: 'likely' } : {}),
        leadsTo: ['client-cert-refused'],
      },
    ];
  };
}
