import type { Facts } from '../../facts/facts.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { issuedBy } from './known-certificate.ts';
import { filesAround } from './partner.ts';
import { certificatesIn } from './trust-store.ts';

/** A CA folder that lies around, as tlsql and openssl ca keep it, whose CA is the one that is wanted. */
export function caFolder(
  facts: Facts,
  wanted: (ca: Certificate) => boolean,
): { readonly folder: string; readonly certificate: Certificate } | undefined {
  for (const { path, content } of filesAround(facts)) {
    const [certificate] = certificatesIn(content);
    if (path.endsWith('/cacert.pem') && certificate !== undefined && wanted(certificate))
      return { folder: path.slice(0, -'/cacert.pem'.length), certificate };
  }
  return undefined;
}

/** Whether who trusts these takes what the CA issues: it is among them, or one of them issued it. */
export function holds(trusted: readonly Certificate[], ca: Certificate): boolean {
  return trusted.some((one) => one.fingerprintSha256 === ca.fingerprintSha256 || issuedBy(ca, one) === 'yes');
}
