import { compareBytes } from '../der-write.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { akidMatches, algorithmMatches } from './key-match.ts';
import type { VerifyErrorName } from './verify-error.ts';

/**
 * Whether one certificate can be the issuer of another, the signature apart (ossl_x509_likely_issued): names, key
 * identifiers and algorithms fit. This is why a renewed CA with the same name and another key is passed over.
 */
export function likelyIssued(issuer: CertificateFacts, subject: CertificateFacts): boolean {
  return (
    issuer.subject === subject.issuer &&
    !issuer.invalid &&
    !subject.invalid &&
    akidMatches(issuer, subject.authorityKeyId) &&
    algorithmMatches(issuer.key, subject.certificate.tbsSignatureAlgorithm)
  );
}

/** Why the issuer's key usage forbids signing this certificate; undefined when it does not (ossl_x509_signing_allowed). */
export function signingForbidden(issuer: CertificateFacts, subject: CertificateFacts): VerifyErrorName | undefined {
  const { keyUsage } = issuer;
  if (keyUsage === undefined) return undefined;
  if (subject.proxy)
    return keyUsage.includes('digitalSignature') ? undefined : 'X509_V_ERR_KEYUSAGE_NO_DIGITAL_SIGNATURE';
  return keyUsage.includes('keyCertSign') ? undefined : 'X509_V_ERR_KEYUSAGE_NO_CERTSIGN';
}

/** Whether both are one certificate (X509_cmp). */
export function sameCertificate(a: CertificateFacts, b: CertificateFacts): boolean {
  return a === b || compareBytes(a.certificate.der, b.certificate.der) === 0;
}

/** X509_self_signed without the signature: undefined when it cannot be told (damaged extensions or key). */
export function isSelfSigned(facts: CertificateFacts): boolean | undefined {
  return facts.key === undefined || facts.invalid ? undefined : facts.selfSigned;
}
