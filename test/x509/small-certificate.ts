import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { buildTbsCertificate, type CertificateFields } from '../../src/x509/build-certificate.ts';
import { exportPublicKey } from '../../src/x509/key-pair.ts';
import { parseOneline } from '../../src/x509/name-text.ts';
import { schemeOfKey, signWithKey } from '../../src/x509/signature.ts';

/** Ed25519 keys: the shortest encodings, and signatures that are always the same. */
export const smallKey: { privateKey: KeyObject; publicKey: KeyObject } = generateKeyPairSync('ed25519');

/** A self-signed Ed25519 certificate /CN=a with serial 1 in 2026, with some fields changed. */
export function smallCertificate(fields: Partial<CertificateFields> = {}): Uint8Array {
  const tbs = buildTbsCertificate({
    serial: Uint8Array.of(1),
    signatureAlgorithm: schemeOfKey(smallKey.privateKey).algorithm,
    issuer: parseOneline('/CN=a'),
    subject: parseOneline('/CN=a'),
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: new Date('2027-01-01T00:00:00Z'),
    publicKey: exportPublicKey(smallKey.publicKey),
    extensions: [],
    ...fields,
  });
  return signWithKey(tbs, smallKey.privateKey);
}
