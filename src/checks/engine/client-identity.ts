import type { Facts } from '../../facts/facts.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { verifyChain } from '../../x509/verify/verify-chain.ts';
import type { VerifyErrorName } from '../../x509/verify/verify-error.ts';
import { alertOfError } from './alert-of-error.ts';
import { asked } from './attempts.ts';
import { earlierCa } from './ca-rotation.ts';
import { chainMends } from './chain-mend.ts';
import type { Found, Json } from './check.ts';
import { clientCertAlert } from './client-cert-refused.ts';
import { certificatesOf } from './key-pair.ts';
import {
  blemishes,
  isSelfIssued,
  issuedBy,
  issuerOf,
  knownAll,
  sameOrganization,
  subjectOf,
} from './known-certificate.ts';
import { observe } from './observe.ts';
import { perFacts } from './per-facts.ts';
import { certificatesIn, trustStore } from './trust-store.ts';
import { isLinkError, verifyFault } from './verify-fault.ts';

/** Why the server does not accept the client's certificate: the fault id, with what proves it. */
interface IdentityProblem {
  readonly id: string;
  readonly what: string;
  readonly evidence: Readonly<Record<string, Json>>;
  readonly likely?: boolean;
  readonly leadsTo?: Found['leadsTo'];
}

/** Largest chain that a server takes: SSL_CTX_set_max_cert_list's default of 100 KB. */
const mostBytes = 100 * 1024;

/** The reason by which the server refuses the client's certificate, from the certificate itself and what is known of ssl_ca. */
export const identityProblem: (facts: Facts) => IdentityProblem | undefined = perFacts((facts) => {
  const refusedHere = asked(facts)?.tls?.unsent === true;
  if (!refusedHere && observe(facts).failing !== 'client-cert-refused') return undefined;
  const own = knownAll(certificatesOf(facts.client?.files?.cert?.content).map(({ der }) => der));
  const [leaf] = own;
  if (leaf === undefined) return undefined;
  if (refusedHere) return tooWeakHere(leaf, facts);
  const base = { subject: subjectOf(leaf), issuer: issuerOf(leaf), alert: clientCertAlert(facts)?.name ?? 'hidden' };
  const found = inItself(leaf, own, facts) ?? atTheServer(leaf, own, facts) ?? byItsAlert(leaf, own, facts);
  return found === undefined ? undefined : { ...found, evidence: { ...base, ...found.evidence } };
});

const say = (leaf: Certificate, id: string, why: string, evidence: Record<string, Json> = {}): IdentityProblem => ({
  id,
  what: `the server refuses the client's certificate (${subjectOf(leaf)}): ${why}`,
  evidence,
});

/** What OpenSSL does not even load (ssl_security_cert, by the security level of the client itself). */
function tooWeakHere(leaf: Certificate, facts: Facts): IdentityProblem | undefined {
  const { code = '', text = '' } = asked(facts)?.tls?.error ?? {};
  const { key, signatureAlgorithm } = leaf;
  const refused = (id: string, why: string): IdentityProblem => ({
    id,
    what: `the client cannot use its certificate (${subjectOf(leaf)}): ${why}, which OpenSSL refuses before anything is sent`,
    evidence: { subject: subjectOf(leaf), file: facts.client?.files?.cert?.path ?? '', openssl: text },
    leadsTo: ['client-files-unusable'],
  });
  if (code === 'ERR_SSL_CA_MD_TOO_WEAK')
    return refused('cert-signature-digest-weak', `it is signed with ${signatureAlgorithm.name}`);
  if (code === 'ERR_SSL_EE_KEY_TOO_SMALL')
    return refused('cert-key-too-weak', `its key is too small (${key.type} of ${key.bits} bits)`);
  if (code === 'ERR_SSL_CA_KEY_TOO_SMALL') return refused('ca-key-too-weak', 'a CA in its file has too small a key');
  return undefined;
}

/** What is wrong whoever looks. */
function inItself(leaf: Certificate, own: readonly Certificate[], facts: Facts): IdentityProblem | undefined {
  const size = own.reduce((sum, { der }) => sum + der.length, 0);
  if (size > mostBytes)
    return say(leaf, 'client-cert-too-large', `with its chain it has ${size} bytes`, { bytes: size });
  const alone = verifyChain({ ...question(leaf, own, facts), trusted: [leaf], partialChain: true });
  const fault = alone.ok || isAboutIssuer(alone.error.name, facts) ? undefined : verifyFault(alone, 'client');
  if (fault !== undefined) return say(leaf, fault.id, fault.detail, fault.evidence);
  const weak = blemishes(leaf, facts.time, 'leaf').find(({ kind }) => kind === 'weak-digest');
  if (weak !== undefined) return say(leaf, 'cert-signature-digest-weak', weak.detail);
  if (isSelfIssued(leaf) && issuedBy(leaf, leaf) === 'yes')
    return say(leaf, 'client-cert-self-signed', 'it is self-signed');
  return undefined;
}

/** OpenSSL looks for the issuer before it looks at dates and purposes: unknown_ca says that it did not get as far as this error. */
function isAboutIssuer(error: VerifyErrorName, facts: Facts): boolean {
  return clientCertAlert(facts)?.code === 48 && alertOfError(error) !== 48;
}

function question(leaf: Certificate, own: readonly Certificate[], facts: Facts) {
  const { time } = facts;
  return { leaf, untrusted: own.slice(1), time, purpose: 'sslclient', securityLevel: 1 } as const;
}

/** What is wrong with it for this server: judged by its files as OpenSSL would, where they are seen. */
function atTheServer(leaf: Certificate, own: readonly Certificate[], facts: Facts): IdentityProblem | undefined {
  const files = facts.server?.files;
  if (files === undefined) return undefined;
  if (files.ca === undefined && files.capath === undefined)
    return say(leaf, 'server-ca-not-set', 'the server has no ssl_ca, so it trusts no private CA', { ssl_ca: '' });
  const store = trustStore(files);
  if (store.trusted.length === 0) return undefined;
  const levels = [1, 2] as const;
  const crlCheck = store.checksCrls ? 'all' : 'none';
  const { trusted, crls } = store;
  for (const securityLevel of levels) {
    const result = verifyChain({ ...question(leaf, own, facts), trusted, crls, crlCheck, securityLevel });
    if (result.ok) continue;
    const evidence = { ssl_ca: files.ca?.path ?? files.capath?.path ?? '', trusted: trusted.map(subjectOf) };
    if (isLinkError(result.error)) return unlinked(leaf, own, facts, trusted, evidence);
    const fault = verifyFault(result, 'client');
    if (fault === undefined) return undefined;
    const whose = fault.isLeaf ? fault.detail : `${fault.subject}: ${fault.detail}`;
    return say(leaf, fault.id, whose, { ...evidence, ...fault.evidence });
  }
  return notReread(leaf, facts);
}

/** The file has what the server that runs misses (alert unknown_ca): it was changed after the server read it. */
function notReread(leaf: Certificate, facts: Facts): IdentityProblem | undefined {
  const { files, process } = facts.server ?? {};
  const started = process?.started;
  const { path = '', modified } = files?.ca ?? {};
  if (clientCertAlert(facts)?.code !== 48 || path === '' || modified === undefined) return undefined;
  if (started !== undefined && modified < started) return undefined;
  const why = `ssl_ca=${path} has its CA, ${issuerOf(leaf)}, and the server that runs has not read that file again since`;
  const since = { modified: modified.toJSON(), ...(started === undefined ? {} : { started: started.toJSON() }) };
  return say(leaf, 'ca-rotation-leaf-before-ca', why, { ssl_ca: path, ...since });
}

/**
 * Where the server's files are not seen: what is wrong with the chain by the CAs that the client has, which are mostly the
 * same, where OpenSSL's alert for that is the one that came.
 */
function byItsAlert(leaf: Certificate, own: readonly Certificate[], facts: Facts): IdentityProblem | undefined {
  const alert = clientCertAlert(facts);
  if (alert === undefined || facts.server?.files !== undefined) return undefined;
  if (alert.code === 42 && leaf.key.curve === 'explicit')
    return say(
      leaf,
      'cert-explicit-curve',
      'its EC key spells its curve out as numbers, where verifiers want the name',
    );
  const store = trustStore(facts.client?.files ?? {}).trusted;
  const trusted = store.length > 0 ? store : own.slice(-1);
  const judged = verifyChain({ ...question(leaf, own, facts), trusted, partialChain: true, securityLevel: 2 });
  if (judged.ok || isLinkError(judged.error) || alertOfError(judged.error.name) !== alert.code) return undefined;
  const fault = verifyFault(judged, 'client');
  if (fault === undefined) return undefined;
  const found = say(leaf, fault.id, fault.isLeaf ? fault.detail : `${fault.subject}: ${fault.detail}`, fault.evidence);
  // An alert has several meanings; what the certificate itself shows leaves no other.
  return fault.isLeaf ? found : { ...found, likely: true };
}

/** No chain leads from it to what the server trusts: what is nearly there tells why. */
function unlinked(
  leaf: Certificate,
  own: readonly Certificate[],
  facts: Facts,
  trusted: readonly Certificate[],
  evidence: Record<string, Json>,
): IdentityProblem | undefined {
  const files = facts.server?.files ?? {};
  if (own.some((certificate) => trusted.some((ca) => issuedBy(certificate, ca) === 'name-only')))
    return say(
      leaf,
      'ca-renewed-same-name-new-key',
      'ssl_ca has a CA of the name of its issuer, with another key',
      evidence,
    );
  const isCa = (certificate: Certificate): boolean =>
    certificate.version === 1 || certificate.extensions.basicConstraints?.ca === true;
  if (!trusted.some(isCa))
    return say(
      leaf,
      'server-ca-not-the-issuer',
      `ssl_ca has ${trusted.map(subjectOf).join(', ')}, which is no CA certificate at all`,
      evidence,
    );
  const pinned = leaf.extensions.authorityKeyIdentifier?.serialHex;
  const issuer = trusted.find((ca) => issuedBy(leaf, ca) === 'yes');
  if (issuer !== undefined && pinned !== undefined && issuer.serialHex !== pinned)
    return say(
      leaf,
      'ca-renewed-aki-pins-old-serial',
      `it names serial ${pinned} of its CA, and the one in ssl_ca (same name and key) has ${issuer.serialHex}`,
      { ...evidence, pinned, serial: issuer.serialHex },
    );
  const linked = own.some((certificate) => trusted.some((ca) => issuedBy(certificate, ca) === 'yes'));
  if (linked)
    return say(
      leaf,
      'client-cert-other-ca',
      `ssl_ca has its intermediate ${trusted.map(subjectOf).join(', ')}, and not the root above that`,
      evidence,
    );
  const around = [facts.client?.files?.ca, files.cert].flatMap((file) => certificatesIn(file?.content));
  const bridge = around.find(
    (certificate) => issuedBy(leaf, certificate) === 'yes' && trusted.some((ca) => issuedBy(certificate, ca) === 'yes'),
  );
  const earlier = bridge === undefined ? earlierCa(own, own.at(-1) ?? leaf, trusted) : undefined;
  if (earlier !== undefined) {
    const why = `it comes from ${issuerOf(own.at(-1) ?? leaf)} already, and ssl_ca still has ${subjectOf(earlier)} alone`;
    return { ...say(leaf, 'ca-rotation-leaf-before-ca', why, evidence), likely: true };
  }
  if (bridge !== undefined || (own.length === 1 && sameOrganization(leaf, trusted))) {
    const why = `its issuer ${issuerOf(leaf)} is neither sent along nor in ssl_ca`;
    return { ...say(leaf, 'client-cert-intermediate-missing', why, evidence), likely: bridge === undefined };
  }
  const server = certificatesIn(files.cert?.content);
  const servesIts = server.some((certificate) =>
    trusted.some((ca) => issuedBy(certificate, ca) === 'yes' || ca.fingerprintSha256 === certificate.fingerprintSha256),
  );
  const has = trusted.map(subjectOf).join(', ');
  if (server.length > 0 && !servesIts)
    return say(
      leaf,
      'server-ca-not-the-issuer',
      `ssl_ca has ${has}, which issued neither it nor the server's own certificate`,
      evidence,
    );
  return say(leaf, 'client-cert-other-ca', `it comes from ${issuerOf(leaf)}, and ssl_ca has ${has}`, evidence);
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
        leadsTo: problem.leadsTo ?? ['client-cert-refused'],
        mends: chainMends(id, 'client', facts),
      },
    ];
  };
}
