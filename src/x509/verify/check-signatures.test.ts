import { expect, it } from 'vitest';
import { chainOf } from '../../../test/x509/verify-cases.ts';
import { check } from '../../../test/x509/verify-check.ts';
import { day, ext, testKey } from '../../../test/x509/verify-pki.ts';
import { parseCertificate } from '../certificate.ts';
import { isSignedBy } from './check-signatures.ts';

function checkWith(spec: Parameters<typeof chainOf>[0], expected: string): void {
  const { root, mid, leaf } = chainOf(spec);
  check({ leaf, untrusted: [mid], trusted: [root] }, expected);
}

it('looks at signatures and dates from the root down', () => {
  checkWith({ leaf: { damagedSignature: true } }, 'X509_V_ERR_CERT_SIGNATURE_FAILURE@0');
  checkWith({ root: { damagedSignature: true, extensions: [ext.ca()] } }, 'ok 3');
  checkWith({ leaf: { notAfter: day(-1) } }, 'X509_V_ERR_CERT_HAS_EXPIRED@0');
  checkWith({ root: { notBefore: day(1), extensions: [ext.ca()] } }, 'X509_V_ERR_CERT_NOT_YET_VALID@2');
});

it('an issuer whose key usage forbids it cannot sign', () => {
  const root = { extensions: [ext.usage('cRLSign')] };
  checkWith({ root }, 'X509_V_ERR_INVALID_CA@2 X509_V_ERR_KEYUSAGE_NO_CERTSIGN@2');
});

it('the algorithm must be the same inside and outside', () => {
  const certificate = parseCertificate(chainOf({}).leaf.der);
  const key = testKey('p256', 1).publicKey;
  expect(isSignedBy(certificate, key)).toBe(true);
  expect(
    isSignedBy(
      { ...certificate, tbsSignatureAlgorithm: { ...certificate.signatureAlgorithm, der: Uint8Array.of(5, 0) } },
      key,
    ),
  ).toBe(false);
});
