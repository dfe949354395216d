import { isSignedBy } from './check-signatures.ts';
import { type CrlFacts, crlFacts, entryFor } from './crl-facts.ts';
import { allReasons } from './crl-scope.ts';
import { type FoundCrl, findCrl, isInScope, isInTime } from './find-crl.ts';
import { placeInTime } from './validity.ts';
import { report, type Verification } from './verification.ts';
import type { VerifyErrorName } from './verify-error.ts';

/**
 * Looks every certificate of the chain up in the CRL of its issuer, the trust anchor too, or the leaf alone (check_revocation
 * in x509_vfy.c). False when the verification ends here.
 */
export function checkRevocation(verification: Verification): boolean {
  const { chain, input } = verification;
  if (input.crlCheck === 'none') return true;
  const crls = input.crls.map(crlFacts);
  const last = input.crlCheck === 'all' ? chain.length - 1 : 0;
  for (let depth = 0; depth <= last; depth += 1) if (!checkAt(verification, crls, depth)) return false;
  return true;
}

/** One certificate: CRLs until every reason is covered. */
function checkAt(verification: Verification, crls: readonly CrlFacts[], depth: number): boolean {
  const { chain, input } = verification;
  const certificate = chain[depth];
  if (certificate === undefined || certificate.proxy) return true;
  for (let covered = 0; covered !== allReasons; ) {
    const found = findCrl(crls, chain, depth, input.time, covered);
    if (found === undefined) return report(verification, 'X509_V_ERR_UNABLE_TO_GET_CRL', depth);
    for (const name of problemsOf(found, input.time)) if (!report(verification, name, depth)) return false;
    if (found.facts.unhandledCritical && !report(verification, 'X509_V_ERR_UNHANDLED_CRITICAL_CRL_EXTENSION', depth))
      return false;
    const entry = entryFor(found.facts, certificate.certificate.serialHex, certificate.issuer);
    const revoked = entry !== undefined && entry.reason !== 'removeFromCRL';
    if (revoked && !report(verification, 'X509_V_ERR_CERT_REVOKED', depth)) return false;
    if (found.reasons === covered) return report(verification, 'X509_V_ERR_UNABLE_TO_GET_CRL', depth);
    covered = found.reasons;
  }
  return true;
}

/** What is wrong with the CRL itself (check_crl). */
function problemsOf(found: FoundCrl, time: Date): VerifyErrorName[] {
  const { crl } = found.facts;
  const { keyUsage, key } = found.issuer;
  const begin = placeInTime(crl.thisUpdate, time);
  const end = crl.nextUpdate === undefined ? 'future' : placeInTime(crl.nextUpdate, time);
  const late = !isInTime(found);
  const names: (VerifyErrorName | false)[] = [
    keyUsage !== undefined && !keyUsage.includes('cRLSign') && 'X509_V_ERR_KEYUSAGE_NO_CRL_SIGN',
    !isInScope(found) && 'X509_V_ERR_DIFFERENT_CRL_SCOPE',
    late && begin === 'unusable' && 'X509_V_ERR_ERROR_IN_CRL_LAST_UPDATE_FIELD',
    late && begin === 'future' && 'X509_V_ERR_CRL_NOT_YET_VALID',
    late && end === 'unusable' && 'X509_V_ERR_ERROR_IN_CRL_NEXT_UPDATE_FIELD',
    late && end === 'past' && 'X509_V_ERR_CRL_HAS_EXPIRED',
    key === undefined && 'X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
    key !== undefined && !isSignedBy(crl, key) && 'X509_V_ERR_CRL_SIGNATURE_FAILURE',
  ];
  return names.filter((name) => name !== false);
}
