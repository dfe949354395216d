import { buildTbsCrl, type CrlFields } from '../../src/x509/build-crl.ts';
import { parseOneline } from '../../src/x509/name-text.ts';
import { schemeOfKey, signWithKey } from '../../src/x509/signature.ts';
import { smallKey } from './small-certificate.ts';

/** A CRL of /CN=a, number 1, that revokes serial 02, with some fields changed. */
export function smallCrl(fields: Partial<CrlFields> = {}): Uint8Array {
  const tbs = buildTbsCrl({
    signatureAlgorithm: schemeOfKey(smallKey.privateKey).algorithm,
    issuer: parseOneline('/CN=a'),
    thisUpdate: new Date('2026-01-01T00:00:00Z'),
    nextUpdate: new Date('2026-02-01T00:00:00Z'),
    revoked: [{ serial: Uint8Array.of(2), date: new Date('2025-12-31T00:00:00Z'), reason: 'superseded' }],
    crlNumber: Uint8Array.of(1),
    ...fields,
  });
  return signWithKey(tbs, smallKey.privateKey);
}
