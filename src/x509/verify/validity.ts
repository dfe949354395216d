import type { CertificateTime } from '../time.ts';
import type { CertificateFacts } from './certificate-facts.ts';

/**
 * Where a stated time lies to the moment of verification (X509_cmp_time, whole seconds): `past` when it is not after it,
 * `future` when it is, `unusable` when it is not in the one form that RFC 5280 allows.
 */
export function placeInTime(stated: CertificateTime, moment: Date): 'past' | 'future' | 'unusable' {
  if (!stated.strict) return 'unusable';
  return stated.date.getTime() <= Math.floor(moment.getTime() / 1000) * 1000 ? 'past' : 'future';
}

/** Whether the certificate is valid at that moment: what decides between two issuers of the same name. */
export function isValidAt({ certificate }: CertificateFacts, moment: Date): boolean {
  const { notBefore, notAfter } = certificate.validity;
  return placeInTime(notBefore, moment) === 'past' && placeInTime(notAfter, moment) === 'future';
}
