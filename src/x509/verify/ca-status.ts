import type { CertificateFacts } from './certificate-facts.ts';

/** What X509_check_ca returns. */
export type CaStatus = 0 | 1 | 3 | 4 | 5;

/**
 * Whether and why a certificate counts as a CA (X509_check_ca): 0 it does not, 1 by basicConstraints, 3 a self-signed version 1
 * certificate, 4 by keyUsage without basicConstraints, 5 by the Netscape type alone. An intermediate must have 1.
 */
export function caStatus(facts: CertificateFacts): CaStatus {
  const { invalid, keyUsage, ca, netscapeCertType, certificate } = facts;
  if (invalid || (keyUsage !== undefined && !keyUsage.includes('keyCertSign'))) return 0;
  if (ca !== undefined) return ca ? 1 : 0;
  if (certificate.version === 1 && facts.selfSigned) return 3;
  if (keyUsage !== undefined) return 4;
  return netscapeCertType?.some((type) => type === 'sslCA' || type === 'emailCA' || type === 'objCA') === true ? 5 : 0;
}
