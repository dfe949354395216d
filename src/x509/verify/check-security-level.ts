import type { CertificateFacts } from './certificate-facts.ts';
import { keyStrength, leastBits } from './key-strength.ts';
import { signatureKind } from './signature-kind.ts';
import { report, type SecurityLevel, type Verification } from './verification.ts';

/** The leaf's key, which is looked at before anything else. False when the verification ends here. */
export function checkLeafKey(verification: Verification): boolean {
  const { leaf, input } = verification;
  return keyFits(leaf, input.securityLevel) || report(verification, 'X509_V_ERR_EE_KEY_TOO_SMALL', 0);
}

/** Keys of the issuers and digests of all signatures but the last one's (check_auth_level). */
export function checkSecurityLevel(verification: Verification): boolean {
  const { chain, input } = verification;
  for (const [depth, facts] of chain.entries()) {
    if (
      depth > 0 &&
      !keyFits(facts, input.securityLevel) &&
      !report(verification, 'X509_V_ERR_CA_KEY_TOO_SMALL', depth)
    )
      return false;
    const signed = depth < chain.length - 1;
    if (signed && !digestFits(facts, input.securityLevel) && !report(verification, 'X509_V_ERR_CA_MD_TOO_WEAK', depth))
      return false;
  }
  return true;
}

/** Whether the certificate's key is allowed at this level. */
export function keyFits({ key, certificate }: CertificateFacts, level: SecurityLevel): boolean {
  return level === 0 || (key !== undefined && keyStrength(key, certificate.key.bits) >= leastBits[level]);
}

/** Whether the signature under the certificate is allowed at this level. */
export function digestFits({ certificate }: CertificateFacts, level: SecurityLevel): boolean {
  return level === 0 || (signatureKind(certificate.signatureAlgorithm)?.securityBits ?? 0) >= leastBits[level];
}
