import type { Facts } from '../../facts/facts.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { type VerifyResult, verifyChain } from '../../x509/verify/verify-chain.ts';
import { type VerifyErrorName, verifyError } from '../../x509/verify/verify-error.ts';
import { addressText, asked } from './attempts.ts';
import { chainMends } from './chain-mend.ts';
import type { Found } from './check.ts';
import { isSelfIssued, issuedBy, knownAll, madeBy, namesIn, subjectOf } from './known-certificate.ts';
import { perFacts } from './per-facts.ts';
import { onDiskText } from './renewed-on-disk.ts';
import { withoutTls } from './server-tls-off.ts';
import { certificatesIn, trustStore } from './trust-store.ts';
import { type ChainProblem, type Scene, unlinked } from './unlinked-chain.ts';
import { isLinkError, type VerifyFault, verifyFault } from './verify-fault.ts';

/** What is wrong with the server's chain: as the client was sent it, else as it stands in the server's files. */
export const chainProblem: (facts: Facts) => ChainProblem | undefined = perFacts(
  (facts) => refusedProblem(facts) ?? ownProblem(facts),
);

/** What is wrong with the chain that the server sent and the client did not take. */
function refusedProblem(facts: Facts): ChainProblem | undefined {
  const attempt = asked(facts);
  const verified = attempt?.tls?.verified;
  if (attempt?.tls === undefined || verified?.ok !== false || verified.what !== 'chain') return undefined;
  const chain = knownAll(attempt.tls.chain);
  const [leaf] = chain;
  if (leaf === undefined) return undefined;
  const { trusted, crls, checksCrls } = trustStore(facts.client?.files ?? {});
  const { host = '' } = facts.client?.intent ?? {};
  const scene: Scene = {
    ...{ chain, leaf, trusted, host, code: verified.error ?? '', time: facts.time, at: addressText(attempt) },
    serverTrusts: trustStore(facts.server?.files ?? {}).trusted,
  };
  const question = { leaf, untrusted: chain.slice(1), trusted, crls, time: facts.time, purpose: 'sslserver' } as const;
  const crlCheck = checksCrls ? 'all' : 'none';
  const verdict = [1, 2].map((securityLevel) =>
    verifyChain({ ...question, crlCheck, securityLevel: securityLevel as 1 | 2 }),
  );
  const failed = verdict.find((result) => !result.ok);
  const found = automatic(scene) ?? judged(scene, failed === undefined || failed.ok ? undefined : failed);
  if (found === undefined || (found.id === 'server-cert-unknown-ca' && liesUnlinked(chain, facts))) return undefined;
  return {
    ...found,
    evidence: { address: scene.at, openssl: scene.code, chain: chain.map(subjectOf), ...found.evidence },
  };
}

/** Whether the CA that is missed is in the client's folder all the same: what is wrong is the folder (`capath-without-links`). */
function liesUnlinked(chain: readonly Certificate[], facts: Facts): boolean {
  const held = (facts.client?.files?.capath?.entries ?? []).flatMap(({ content }) => certificatesIn(content));
  return held.some((ca) => chain.some((below) => issuedBy(below, ca) === 'yes'));
}

function judged(scene: Scene, failed: Extract<VerifyResult, { ok: false }> | undefined): ChainProblem | undefined {
  if (failed === undefined) return linkCodes.test(scene.code) ? unlinked(scene) : byWord(scene);
  // The library that refused has the last word where the two differ.
  if (isLinkError(failed.error)) return linkCodes.test(scene.code) ? unlinked(scene) : undefined;
  if (linkCodes.test(scene.code)) return unlinked(scene);
  return judgedFault(scene, verifyFault(failed, 'server'));
}

function judgedFault(scene: Scene, fault: VerifyFault | undefined): ChainProblem | undefined {
  if (fault === undefined) return undefined;
  const whose = fault.isLeaf ? `the certificate of ${scene.at}` : 'the CA certificate';
  return {
    id: fault.id,
    what: `${whose} (${fault.subject}) is not accepted: ${fault.detail}`,
    evidence: fault.evidence,
  };
}

/** What OpenSSL says of CRLs counts also where we did not see them. */
function byWord(scene: Scene): ChainProblem | undefined {
  const { leaf, code } = scene;
  if (!/^(CERT_REVOKED|UNABLE_TO_GET_CRL|CRL_HAS_EXPIRED|CRL_NOT_YET_VALID|CRL_SIGNATURE_FAILURE)$/.test(code))
    return undefined;
  const error = verifyError(`X509_V_ERR_${code}` as VerifyErrorName, 0);
  return judgedFault(scene, verifyFault({ ok: false, error, errors: [error], chain: [leaf] }, 'server'));
}

/**
 * What keeps every client that verifies from accepting the server's own certificate, whatever it trusts: dates, purposes and
 * the CAs above it. A client that verified it in this run knows better.
 */
function ownProblem(facts: Facts): ChainProblem | undefined {
  const tls = asked(facts)?.tls;
  if (tls?.verified !== undefined) return undefined;
  const file = facts.server?.files?.cert;
  const sent = knownAll(tls?.chain ?? []);
  const chain = sent.length > 0 ? sent : certificatesIn(file?.content);
  const [leaf] = chain;
  if (leaf === undefined || automatic({ leaf, at: '' }) !== undefined || facts.server === undefined) return undefined;
  const trusted = [...trustStore(facts.server.files ?? {}).trusted, ...chain.filter(isSelfIssued)];
  // Servers build this chain for each handshake, and fail it where a CA in it is too weak for their security level.
  const fails = tls?.ok === false || withoutTls(facts);
  const question = { leaf, untrusted: chain.slice(1), time: facts.time, purpose: 'sslserver' } as const;
  const securityLevel = fails ? 2 : 1;
  const whole = verifyChain({ ...question, trusted, crlCheck: 'none', securityLevel });
  // Without its issuer the leaf is judged alone.
  const result =
    !whole.ok && isLinkError(whole.error)
      ? verifyChain({ ...question, trusted: [leaf], partialChain: true, securityLevel })
      : whole;
  const fault = result.ok ? undefined : verifyFault(result, 'server');
  if (fault === undefined) return undefined;
  const place = file?.path ?? '';
  const weak = fails && /weak/.test(fault.id);
  const whom = weak ? "refused by the server's own TLS library" : 'accepted by no client that verifies';
  return {
    id: fault.id,
    what: `${fault.isLeaf ? "the server's certificate" : 'the CA certificate above that of the server'} (${fault.subject}${place === '' ? '' : `, ssl_cert=${place}`}) is ${whom}: ${fault.detail}`,
    evidence: { ...(place === '' ? {} : { file: place }), chain: chain.map(subjectOf), ...fault.evidence },
    ...(weak ? { leadsTo: ['handshake-failed', 'server-tls-off', 'server-not-running'] as const } : {}),
  };
}

/** The `run` of the check for one of the ids. */
export function foundChain(id: string): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const problem = chainProblem(facts);
    if (problem?.id !== id) return [];
    const { what, evidence, likely, candidates, leadsTo } = problem;
    return [
      {
        what: `${what}${onDiskText(facts)}`,
        evidence,
        leadsTo: leadsTo ?? ['server-cert-refused'],
        mends: chainMends(id, 'server', facts),
        ...(likely === true ? { certainty: 'likely' } : {}),
        ...(candidates === undefined ? {} : { candidates }),
      },
    ];
  };
}

function automatic({ leaf, at }: Pick<Scene, 'leaf' | 'at'>): ChainProblem | undefined {
  const maker = madeBy(leaf);
  const evidence = { subject: subjectOf(leaf), fingerprint: leaf.fingerprintSha256 };
  if (maker === 'mysql') {
    return {
      id: 'mysql-auto-cert-used-instead',
      what: `${at} serves the certificate that MySQL made by itself (CN=${namesIn(leaf).cn[0] ?? ''}), which the given CA did not issue`,
      evidence,
    };
  }
  if (maker === 'mariadb') {
    return {
      id: 'mariadb-auto-cert-not-verifiable',
      what: `${at} serves the certificate that MariaDB makes in memory at each start: no CA vouches for it`,
      evidence,
    };
  }
  return undefined;
}

/** Codes of OpenSSL that speak of a link that is missing, not of a certificate that is bad. */
const linkCodes =
  /^(SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE)$/;
