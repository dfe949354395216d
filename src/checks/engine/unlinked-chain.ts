import type { Certificate } from '../../x509/certificate.ts';
import { earlierCa } from './ca-rotation.ts';
import type { Json } from './check.ts';
import { outdatedBundle } from './cloud-bundle.ts';
import { isSelfIssued, issuedBy, issuerOf, sameOrganization, subjectOf } from './known-certificate.ts';
import type { State } from './state.ts';

/** Why the certificate of the server is not accepted: the fault id, with what proves it. */
export interface ChainProblem {
  readonly id: string;
  readonly what: string;
  readonly evidence: Readonly<Record<string, Json>>;
  readonly likely?: boolean;
  readonly candidates?: readonly string[];
  readonly leadsTo?: readonly State[];
}

/** The certificates at hand when the client judged the server. */
export interface Scene {
  readonly chain: readonly Certificate[];
  readonly leaf: Certificate;
  readonly trusted: readonly Certificate[];
  /** OpenSSL's word; empty where no client has judged yet. */
  readonly code: string;
  readonly time: Date;
  /** Whose certificate it is, for people. */
  readonly at: string;
  /** The host as the client was given it. */
  readonly host?: string;
  /** What the server itself trusts, where its files are seen. */
  readonly serverTrusts?: readonly Certificate[];
}

/** No way leads from the leaf to a trusted root: where it ends, and what is nearly there. */
export function unlinked(scene: Scene): ChainProblem {
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
  const cloud = outdatedBundle(scene);
  if (cloud !== undefined) return { ...cloud, evidence: { ...evidence, ...cloud.evidence } };
  const earlier = earlierCa(chain, top, trusted);
  if (earlier !== undefined) return rotated(scene, earlier, root ?? top, evidence);
  if (root === undefined && trusted.length > 0 && sameOrganization(top, trusted)) {
    return {
      id: 'server-cert-intermediate-missing',
      what: `${at} does not send the intermediate ${issuerOf(top)}, and the client has only its root`,
      evidence: { ...evidence, sent: chain.length },
      likely: code !== 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      candidates: ['server-cert-unknown-ca'],
    };
  }
  const isOwn = trusted.some((one) => one.fingerprintSha256 === leaf.fingerprintSha256);
  return {
    id: 'server-cert-unknown-ca',
    what: `the certificate of ${at} comes from ${root === undefined ? issuerOf(top) : subjectOf(root)}, which is not among the CAs that the client was given${isOwn ? ': it has the certificate of the server itself, and clients of MySQL want the CA that issued it' : ''}`,
    evidence,
    ...(root === undefined ? { likely: true, candidates: ['server-cert-intermediate-missing'] } : {}),
  };
}

/** The server's certificate is of the next generation of a CA that the client trusts. */
function rotated(
  { at, serverTrusts = [] }: Scene,
  earlier: Certificate,
  last: Certificate,
  evidence: ChainProblem['evidence'],
): ChainProblem {
  const next = isSelfIssued(last) ? subjectOf(last) : issuerOf(last);
  // A server whose own bundle has both is in the middle of the change.
  const both =
    serverTrusts.some(({ fingerprintSha256 }) => fingerprintSha256 === earlier.fingerprintSha256) &&
    serverTrusts.some((ca) => subjectOf(ca) === next);
  return {
    id: 'ca-rotation-leaf-before-ca',
    what: `the certificate of ${at} comes from ${next} already, and the client still has ${subjectOf(earlier)} alone${both ? ', of which the server has both' : ''}`,
    evidence: { ...evidence, next, earlier: subjectOf(earlier), serverHasBoth: both },
    ...(both ? {} : { likely: true, candidates: ['server-cert-unknown-ca'] }),
  };
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
