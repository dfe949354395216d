import { expect, it } from 'vitest';
import { issue, moment } from '../../../test/x509/verify-pki.ts';
import { parseCertificate } from '../certificate.ts';
import { report, startVerification } from './verification.ts';

it('begins with the leaf alone and notes errors in order', () => {
  const leaf = parseCertificate(issue({}).der);
  const verification = startVerification({
    leaf,
    untrusted: [],
    trusted: [leaf],
    crls: [],
    time: moment,
    purpose: 'any',
    securityLevel: 0,
    partialChain: false,
    crlCheck: 'none',
  });
  expect(verification.chain.map(({ certificate }) => certificate)).toEqual([leaf]);
  expect(report(verification, 'X509_V_ERR_CERT_HAS_EXPIRED', 0)).toBe(true);
  expect(report(verification, 'X509_V_ERR_CERT_REVOKED', 0)).toBe(false);
  expect(verification.errors.map(({ number }) => number)).toEqual([10, 23]);
});
