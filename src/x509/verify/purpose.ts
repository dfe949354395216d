import { purposes } from '../extension/extended-key-usage.ts';
import type { KeyUsage } from '../extension/key-usage.ts';
import { caStatus } from './ca-status.ts';
import type { CertificateFacts } from './certificate-facts.ts';
import type { Purpose } from './verification.ts';

/** Server Gated Cryptography, Microsoft's and Netscape's: OpenSSL still takes either for a server. */
const gatedCryptography = ['1.3.6.1.4.1.311.10.3.3', '2.16.840.1.113730.4.1'];

/**
 * Whether the key usages let a certificate serve the purpose, as leaf or as a CA above one (X509_check_purpose). What is not
 * there forbids nothing; `anyExtendedKeyUsage` is not taken for the purpose itself.
 */
export function servesPurpose(facts: CertificateFacts, purpose: Purpose, asCa: boolean): boolean {
  if (purpose === 'any' || facts.invalid) return true;
  const server = purpose === 'sslserver';
  const wanted = server ? [purposes.serverAuth, ...gatedCryptography] : [purposes.clientAuth];
  const { extendedKeyUsage, netscapeCertType } = facts;
  if (extendedKeyUsage !== undefined && !extendedKeyUsage.some((oid) => wanted.includes(oid))) return false;
  if (asCa) {
    const status = caStatus(facts);
    return status === 5 ? netscapeCertType?.includes('sslCA') === true : status !== 0;
  }
  if (netscapeCertType !== undefined && !netscapeCertType.includes(server ? 'server' : 'client')) return false;
  const usages: readonly KeyUsage[] = server
    ? ['digitalSignature', 'keyEncipherment', 'keyAgreement']
    : ['digitalSignature', 'keyAgreement'];
  return facts.keyUsage === undefined || facts.keyUsage.some((usage) => usages.includes(usage));
}
