import type { Facts } from '../../facts/facts.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { purposes } from '../../x509/extension/extended-key-usage.ts';
import { addressText, asked } from './attempts.ts';
import type { Found, Json } from './check.ts';
import { certificatesOf } from './key-pair.ts';
import {
  type Blemish,
  blemishes,
  isSelfIssued,
  issuedBy,
  issuerOf,
  knownAll,
  namesIn,
  subjectOf,
} from './known-certificate.ts';

/** Why the certificate of the server is not accepted: the fault id, with what proves it. */
export interface ChainProblem {
  readonly id: string;
  readonly what: string;
  readonly evidence: Readonly<Record<string, Json>>;
  readonly likely?: boolean;
  readonly candidates?: readonly string[];
}

/** The certificates at hand when the client judged the server. */
interface Scene {
  readonly chain: readonly Certificate[];
  readonly leaf: Certificate;
  readonly trusted: readonly Certificate[];
  /** OpenSSL's word. */
  readonly code: string;
  readonly time: Date;
  readonly at: string;
}

/** What is wrong with the chain that the server sent, by OpenSSL's verdict and the certificates themselves. */
export function chainProblem(facts: Facts): ChainProblem | undefined {
  const attempt = asked(facts);
  const verified = attempt?.tls?.verified;
  if (attempt?.tls === undefined || verified?.ok !== false || verified.what !== 'chain') return undefined;
  const chain = knownAll(attempt.tls.chain);
  const [leaf] = chain;
  if (leaf === undefined) return undefined;
  const trusted = knownAll(certificatesOf(facts.client?.files?.ca?.content).map(({ der }) => der));
  const scene: Scene = { chain, leaf, trusted, code: verified.error ?? '', time: facts.time, at: addressText(attempt) };
  const found =
    automatic(scene) ??
    blemished(scene) ??
    revoked(scene) ??
    (linkCodes.test(scene.code) ? unlinked(scene) : undefined);
  if (found === undefined) return undefined;
  return {
    ...found,
    evidence: { address: scene.at, openssl: scene.code, chain: chain.map(subjectOf), ...found.evidence },
  };
}

/** The `run` of the check for one of the ids. */
export function foundChain(id: string): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const problem = chainProblem(facts);
    if (problem?.id !== id) return [];
    const { what, evidence, likely, candidates } = problem;
    return [
      {
        what,
        evidence,
        ...(likely === true ? { certainty: 'likely' } : {}),
        ...(candidates === undefined ? {} : { candidates }),
      },
    ];
  };
}

function automatic({ leaf, at }: Scene): ChainProblem | undefined {
  const [cn = ''] = namesIn(leaf).cn;
  const evidence = { subject: subjectOf(leaf), fingerprint: leaf.fingerprintSha256 };
  if (/^MySQL_Server_.*_Auto_Generated_Server_Certificate$/.test(cn)) {
    return {
      id: 'mysql-auto-cert-used-instead',
      what: `${at} serves the certificate that MySQL made by itself (CN=${cn}), which the given CA did not issue`,
      evidence,
    };
  }
  if (cn === 'MariaDB Server' && isSelfIssued(leaf)) {
    return {
      id: 'mariadb-auto-cert-not-verifiable',
      what: `${at} serves the certificate that MariaDB makes in memory at each start: no CA vouches for it`,
      evidence,
    };
  }
  return undefined;
}

const blemishIds: Readonly<Record<Blemish['kind'], readonly [leaf: string, ca: string]>> = {
  expired: ['server-cert-expired', 'ca-cert-expired'],
  'not-yet-valid': ['server-cert-not-yet-valid', 'ca-cert-expired'],
  'weak-digest': ['cert-signature-digest-weak', 'cert-signature-digest-weak'],
  'weak-key': ['client-crypto-policy-too-strict', 'ca-key-too-weak'],
  'critical-extension': ['cert-critical-extension-unknown', 'cert-critical-extension-unknown'],
  'no-key-cert-sign': ['ca-without-keycertsign', 'ca-without-keycertsign'],
  v1: ['ca-intermediate-v1', 'ca-intermediate-v1'],
  'not-a-ca': ['ca-without-keycertsign', 'ca-without-keycertsign'],
  'name-constraints': ['ca-name-constraint-violated', 'ca-name-constraint-violated'],
};

/** Codes of OpenSSL that speak of a link that is missing, not of a certificate that is bad. */
const linkCodes =
  /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE)$/;

/** A certificate of the path that is bad in itself; the way to the root must be whole for that to be the reason. */
function blemished(scene: Scene): ChainProblem | undefined {
  if (linkCodes.test(scene.code)) return undefined;
  const { leaf } = scene;
  const uses = leaf.extensions.extendedKeyUsage;
  if (/PURPOSE/.test(scene.code) && uses !== undefined && !uses.includes(purposes.serverAuth)) {
    return {
      id: 'server-cert-eku-no-serverauth',
      what: `the certificate of ${scene.at} (${subjectOf(leaf)}) is not meant for servers: its extendedKeyUsage has no serverAuth`,
      evidence: { extendedKeyUsage: uses },
    };
  }
  const path = pathOf(scene);
  for (const [index, certificate] of path.entries()) {
    const [worst] = blemishes(certificate, scene.time, index === 0 ? 'leaf' : 'ca').filter(({ kind }) =>
      fits(kind, scene.code),
    );
    if (worst === undefined) continue;
    const id = blemishIds[worst.kind][index === 0 ? 0 : 1];
    const whose = index === 0 ? `the certificate of ${scene.at}` : 'the CA certificate';
    return {
      id,
      what: `${whose} (${subjectOf(certificate)}) is not accepted: ${worst.detail}`,
      evidence: { subject: subjectOf(certificate), detail: worst.detail, notAfter: certificate.notAfter.toJSON() },
    };
  }
  return undefined;
}

/** Whether a blemish can be what OpenSSL speaks of; its general code says nothing. */
function fits(kind: Blemish['kind'], code: string): boolean {
  if (/EXPIRED/.test(code)) return kind === 'expired';
  if (/NOT_YET_VALID/.test(code)) return kind === 'not-yet-valid';
  if (/MD_TOO_WEAK/.test(code)) return kind === 'weak-digest';
  if (/KEY_TOO_SMALL/.test(code)) return kind === 'weak-key';
  if (/INVALID_CA|INVALID_PURPOSE/.test(code)) return ['v1', 'not-a-ca', 'no-key-cert-sign'].includes(kind);
  return kind !== 'expired' && kind !== 'not-yet-valid';
}

/** Leaf, issuers sent and issuers trusted, as far as they link up. */
function pathOf({ leaf, chain, trusted }: Scene): Certificate[] {
  const path = [leaf];
  for (let here = leaf; path.length < 10 && !isSelfIssued(here); ) {
    const next = [...trusted, ...chain].find(
      (candidate) => !path.includes(candidate) && issuedBy(here, candidate) === 'yes',
    );
    if (next === undefined) break;
    path.push(next);
    here = next;
  }
  return path;
}

function revoked({ code, leaf, at }: Scene): ChainProblem | undefined {
  const evidence = { subject: subjectOf(leaf), serial: leaf.serialHex };
  if (code === 'CERT_REVOKED')
    return {
      id: 'server-cert-revoked',
      what: `the certificate of ${at} (serial ${leaf.serialHex}) is revoked by the CRL that was given`,
      evidence,
    };
  if (code === 'UNABLE_TO_GET_CRL')
    return {
      id: 'crl-missing-for-issuer',
      what: `a CRL is checked, and none is there for ${issuerOf(leaf)}`,
      evidence,
    };
  if (/^CRL_(HAS_EXPIRED|NOT_YET_VALID)$/.test(code))
    return { id: 'crl-not-yet-valid', what: `the CRL that was given is not valid now (${code})`, evidence };
  if (/CRL_SIGNATURE/.test(code))
    return { id: 'crl-signed-by-other-key', what: 'the CRL is signed by another key than that of the CA', evidence };
  return undefined;
}

/** No way leads from the leaf to a trusted root: where it ends, and what is nearly there. */
function unlinked(scene: Scene): ChainProblem {
  const { chain, trusted, leaf, at, code } = scene;
  const path = pathOf(scene);
  const top = path.at(-1) ?? leaf;
  const evidence = { issuer: issuerOf(top), trusted: trusted.map(subjectOf) };
  const twin = trusted.find((ca) =>
    chain.some(
      (sent) =>
        issuedBy(sent, ca) === 'name-only' ||
        (sent !== ca && subjectOf(sent) === subjectOf(ca) && sent.fingerprintSha256 !== ca.fingerprintSha256),
    ),
  );
  if (twin !== undefined) {
    return {
      id: 'ca-renewed-same-name-new-key',
      what: `the given CA has the name of the issuer (${subjectOf(twin)}) but another key: it was renewed on one side only`,
      evidence: { ...evidence, given: twin.fingerprintSha256 },
    };
  }
  const pinned = leaf.extensions.authorityKeyIdentifier?.serialHex;
  const renewed = trusted.find((ca) => issuedBy(leaf, ca) === 'yes');
  if (pinned !== undefined && renewed !== undefined && renewed.serialHex !== pinned) {
    return {
      id: 'ca-renewed-aki-pins-old-serial',
      what: `the certificate names serial ${pinned} of its CA, and the given CA (same name and key) has ${renewed.serialHex}`,
      evidence: { ...evidence, pinned, serial: renewed.serialHex },
    };
  }
  if (trusted.includes(top) && !isSelfIssued(top)) {
    return {
      id: 'client-ca-root-missing',
      what: `the given CA file has ${subjectOf(top)}, which is no root, and not its issuer ${issuerOf(top)}`,
      evidence,
    };
  }
  if (chain.length === 1 && isSelfIssued(leaf)) {
    return {
      id: 'server-cert-self-signed',
      what: `the certificate of ${at} (${subjectOf(leaf)}) is self-signed and not among those that the client trusts`,
      evidence: { ...evidence, fingerprint: leaf.fingerprintSha256 },
    };
  }
  const root = chain.find(isSelfIssued);
  if (root === undefined && trusted.length > 0 && sameHouse(top, trusted)) {
    return {
      id: 'server-cert-intermediate-missing',
      what: `${at} does not send the intermediate ${issuerOf(top)}, and the client has only its root`,
      evidence: { ...evidence, sent: chain.length },
      likely: code !== 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      candidates: ['server-cert-unknown-ca'],
    };
  }
  return {
    id: 'server-cert-unknown-ca',
    what: `the certificate of ${at} comes from ${root === undefined ? issuerOf(top) : subjectOf(root)}, which is not among the CAs that the client was given`,
    evidence,
    ...(root === undefined ? { likely: true, candidates: ['server-cert-intermediate-missing'] } : {}),
  };
}

/** Whether the missing issuer belongs to the organization of a trusted CA: then it is an intermediate that was not sent. */
function sameHouse(top: Certificate, trusted: readonly Certificate[]): boolean {
  const organization = /\/O=([^/]+)/.exec(issuerOf(top))?.[1];
  return organization !== undefined && trusted.some((ca) => subjectOf(ca).includes(`/O=${organization}`));
}
