import type { KeyObject } from 'node:crypto';
import type { Algorithm } from '../algorithm.ts';
import { compareBytes } from '../der-write.ts';
import { signatureIsValid } from '../signature.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import { likelyIssued, signingForbidden } from './issued-by.ts';
import { placeInTime } from './validity.ts';
import { report, type Verification } from './verification.ts';
import type { VerifyErrorName } from './verify-error.ts';

/** Something signed: a certificate or a CRL. */
interface Signed {
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
  readonly signatureAlgorithm: Algorithm;
  readonly tbsSignatureAlgorithm: Algorithm;
}

/**
 * Signatures and dates from the trust anchor down to the leaf (internal_verify in x509_vfy.c). The signature of a self-signed
 * anchor is not looked at. False when the verification ends here.
 */
export function checkSignatures(verification: Verification): boolean {
  const { chain, input } = verification;
  let depth = chain.length - 1;
  const anchor = chain[depth];
  if (anchor !== undefined && !likelyIssued(anchor, anchor) && !input.partialChain) {
    if (depth > 0) depth -= 1;
    else if (!report(verification, 'X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE', 0)) return false;
  }
  for (; depth >= 0; depth -= 1) {
    const subject = chain[depth];
    const issuer = chain[depth + 1];
    if (subject === undefined) return false;
    if (issuer !== undefined && !checkOne(verification, subject, issuer, depth)) return false;
    for (const name of datesWrong(subject, input.time)) if (!report(verification, name, depth)) return false;
  }
  return true;
}

/** Whether this key made the signature, and the algorithm is the same inside and outside (X509_verify). */
export function isSignedBy(signed: Signed, key: KeyObject): boolean {
  const { tbs, signature, signatureAlgorithm, tbsSignatureAlgorithm } = signed;
  if (compareBytes(signatureAlgorithm.der, tbsSignatureAlgorithm.der) !== 0) return false;
  try {
    return signatureIsValid(tbs, signatureAlgorithm, signature, key);
  } catch {
    // An algorithm that is not known.
    return false;
  }
}

function checkOne(
  verification: Verification,
  subject: CertificateFacts,
  issuer: CertificateFacts,
  depth: number,
): boolean {
  const forbidden = signingForbidden(issuer, subject);
  if (forbidden !== undefined && !report(verification, forbidden, depth + 1)) return false;
  if (issuer.key === undefined) return report(verification, 'X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', depth + 1);
  return (
    isSignedBy(subject.certificate, issuer.key) || report(verification, 'X509_V_ERR_CERT_SIGNATURE_FAILURE', depth)
  );
}

function datesWrong({ certificate }: CertificateFacts, time: Date): VerifyErrorName[] {
  const begin = placeInTime(certificate.validity.notBefore, time);
  const end = placeInTime(certificate.validity.notAfter, time);
  const found: (VerifyErrorName | false)[] = [
    begin === 'unusable' && 'X509_V_ERR_ERROR_IN_CERT_NOT_BEFORE_FIELD',
    begin === 'future' && 'X509_V_ERR_CERT_NOT_YET_VALID',
    end === 'unusable' && 'X509_V_ERR_ERROR_IN_CERT_NOT_AFTER_FIELD',
    end === 'past' && 'X509_V_ERR_CERT_HAS_EXPIRED',
  ];
  return found.filter((name) => name !== false);
}
