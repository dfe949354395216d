import type { CertificateFacts } from './certificate-facts.ts';
import type { CrlFacts } from './crl-facts.ts';
import { reasonsInScope } from './crl-scope.ts';
import { akidMatches } from './key-match.ts';
import { placeInTime } from './validity.ts';

/** A CRL that was found for a certificate. */
export interface FoundCrl {
  readonly facts: CrlFacts;
  readonly issuer: CertificateFacts;
  readonly score: number;
  /** Reasons covered with this CRL, as bits. */
  readonly reasons: number;
}

/** CRL_SCORE_… of x509_vfy.c: the higher the better. */
const points = {
  nothingCritical: 0x100,
  inScope: 0x80,
  inTime: 0x40,
  sameIssuer: 0x20,
  fromIssuer: 0x18,
  onPath: 0x08,
  keyId: 0x04,
};

export function isInScope({ score }: FoundCrl): boolean {
  return (score & points.inScope) !== 0;
}

export function isInTime({ score }: FoundCrl): boolean {
  return (score & points.inTime) !== 0;
}

/**
 * The CRL that suits the certificate at this depth best (get_crl_sk in x509_vfy.c); among equals the newer one.
 * @param covered reasons that other CRLs have covered already
 */
export function findCrl(
  crls: readonly CrlFacts[],
  chain: readonly CertificateFacts[],
  depth: number,
  time: Date,
  covered: number,
): FoundCrl | undefined {
  let best: FoundCrl | undefined;
  for (const facts of crls) {
    const found = rate(facts, chain, depth, time, covered);
    if (found === undefined || found.score < (best?.score ?? 0)) continue;
    if (best !== undefined && found.score === best.score) {
      const newer = facts.crl.thisUpdate.date.getTime() > best.facts.crl.thisUpdate.date.getTime();
      if (!newer) continue;
    }
    best = found;
  }
  return best;
}

/** get_crl_score */
function rate(
  facts: CrlFacts,
  chain: readonly CertificateFacts[],
  depth: number,
  time: Date,
  covered: number,
): FoundCrl | undefined {
  const certificate = chain[depth];
  if (certificate === undefined || facts.unusable || facts.issuer !== certificate.issuer) return undefined;
  const issuer = issuerOnPath(facts, chain, depth);
  if (issuer === undefined) return undefined;
  const { thisUpdate, nextUpdate } = facts.crl;
  const inTime =
    placeInTime(thisUpdate, time) === 'past' &&
    (nextUpdate === undefined || placeInTime(nextUpdate, time) === 'future');
  const reasons = reasonsInScope(certificate, facts, true);
  if (reasons !== undefined && (reasons & ~covered) === 0) return undefined;
  const score =
    points.sameIssuer +
    points.keyId +
    (issuer.next ? points.fromIssuer : points.onPath) +
    (facts.unhandledCritical ? 0 : points.nothingCritical) +
    (inTime ? points.inTime : 0) +
    (reasons === undefined ? 0 : points.inScope);
  return { facts, issuer: issuer.certificate, score, reasons: covered | (reasons ?? 0) };
}

/** Who signed the CRL: the certificate's own issuer, or one of the same name further up (crl_akid_check). */
function issuerOnPath(
  { authorityKeyId: akid, issuer }: CrlFacts,
  chain: readonly CertificateFacts[],
  depth: number,
): { readonly certificate: CertificateFacts; readonly next: boolean } | undefined {
  const first = Math.min(depth + 1, chain.length - 1);
  const next = chain[first];
  if (next !== undefined && akidMatches(next, akid)) return { certificate: next, next: true };
  const further = chain.slice(first + 1).find((facts) => facts.subject === issuer && akidMatches(facts, akid));
  return further === undefined ? undefined : { certificate: further, next: false };
}
