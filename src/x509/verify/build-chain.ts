import { invariant } from '../../base/error.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { isSelfSigned, likelyIssued, sameCertificate } from './issued-by.ts';
import { isValidAt } from './validity.ts';
import { report, type Verification } from './verification.ts';

/** X509_VERIFY_PARAM's depth by default, and one more for a chain that is then called too long. */
const mostCertificates = 101;

/** `trusted`: the chain is whole; `on`: it grew; `nothing`: no issuer there; `error`: OpenSSL gives up without naming an error. */
type Step = 'trusted' | 'on' | 'nothing' | 'error';

/**
 * Builds the chain from the leaf to a trust anchor (build_chain in x509_vfy.c, trusted first). An issuer is taken from the
 * trust store where there is one, otherwise from what the peer sent; once in the store, only the store counts. False when
 * there is no trusted chain: the reason is noted.
 */
export function buildChain(verification: Verification): boolean {
  const { chain } = verification;
  const left = [...verification.untrusted];
  let fromPeer = true;
  for (;;) {
    const step = addTrusted(verification);
    if (step === 'trusted') return true;
    if (step === 'error') return false;
    if (step === 'on') {
      fromPeer = false;
      continue;
    }
    if (!fromPeer) break;
    const top = topOf(chain);
    const ended = isSelfSigned(top) === true || chain.length > mostCertificates;
    const issuer = ended ? undefined : issuerAmong(left, top, verification);
    if (issuer === undefined) break;
    left.splice(left.indexOf(issuer), 1);
    chain.push(issuer);
    verification.untrustedCount += 1;
  }
  return isTrustedLeaf(verification) || noChain(verification);
}

/** One step into the trust store. */
function addTrusted(verification: Verification): Step {
  const { chain, trusted, input } = verification;
  const top = topOf(chain);
  const issuer = chain.length > mostCertificates ? undefined : bestIssuer(trusted, top, input.time);
  if (issuer === undefined) return 'nothing';
  const selfSigned = isSelfSigned(top);
  if (selfSigned === undefined) return 'error';
  if (selfSigned) {
    // A root that the peer sent must be the very certificate of the store, not one that looks like it.
    if (!sameCertificate(top, issuer) || chain.length !== verification.untrustedCount) return 'nothing';
    chain[chain.length - 1] = issuer;
    verification.untrustedCount -= 1;
    return 'trusted';
  }
  chain.push(issuer);
  return issuer.selfSigned || input.partialChain ? 'trusted' : 'on';
}

/** The first issuer that is valid at the time, otherwise the one that expired last (X509_STORE_CTX_get1_issuer). */
function bestIssuer(
  candidates: readonly CertificateFacts[],
  subject: CertificateFacts,
  time: Date,
): CertificateFacts | undefined {
  const issuers = candidates.filter((candidate) => likelyIssued(candidate, subject));
  const valid = issuers.find((candidate) => isValidAt(candidate, time));
  if (valid !== undefined) return valid;
  let latest: CertificateFacts | undefined;
  for (const candidate of issuers) {
    const later = latest === undefined || candidate.certificate.notAfter > latest.certificate.notAfter;
    if (later) latest = candidate;
  }
  return latest;
}

/** The issuer among what the peer sent; never one that stands in the chain already, but for a self-issued leaf (find_issuer). */
function issuerAmong(
  left: readonly CertificateFacts[],
  subject: CertificateFacts,
  { chain, input }: Verification,
): CertificateFacts | undefined {
  const again = subject.selfIssued && chain.length === 1;
  const fresh = left.filter((candidate) => again || !chain.some((member) => sameCertificate(member, candidate)));
  return bestIssuer(fresh, subject, input.time);
}

/** With partial chains a leaf that stands in the trust store needs no issuer. */
function isTrustedLeaf(verification: Verification): boolean {
  const { chain, trusted, input, untrustedCount } = verification;
  if (!input.partialChain || untrustedCount !== chain.length || chain.length > mostCertificates) return false;
  const match = trusted.find((candidate) => sameCertificate(candidate, verification.leaf));
  if (match === undefined) return false;
  chain[0] = match;
  verification.untrustedCount = 0;
  return true;
}

function noChain(verification: Verification): boolean {
  const { chain, untrustedCount } = verification;
  const depth = chain.length - 1;
  if (chain.length > mostCertificates) return report(verification, 'X509_V_ERR_CERT_CHAIN_TOO_LONG', depth);
  if (isSelfSigned(topOf(chain)) === true) {
    const alone = chain.length === 1;
    const name = alone ? 'X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT' : 'X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN';
    return report(verification, name, depth);
  }
  const inStore = untrustedCount < chain.length;
  const name = inStore ? 'X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT' : 'X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
  return report(verification, name, depth);
}

function topOf(chain: readonly CertificateFacts[]): CertificateFacts {
  const top = chain.at(-1);
  invariant(top !== undefined, 'a chain without a leaf');
  return top;
}
