import { expect, it } from 'vitest';
import { type CertificateSpec, ext, issue } from '../../../test/x509/verify-pki.ts';
import { parseCertificate } from '../certificate.ts';
import { type CertificateFacts, certificateFacts } from './certificate-facts.ts';
import { isSelfSigned, likelyIssued, sameCertificate, signingForbidden } from './issued-by.ts';

const facts = (spec: CertificateSpec): CertificateFacts => certificateFacts(parseCertificate(issue(spec).der));
const leaf = facts({ subject: '/CN=leaf', issuer: '/CN=Root' });

it('an issuer fits by name, key identifier and algorithm, not by signature', () => {
  expect(likelyIssued(facts({ subject: '/CN=root', keyNumber: 3 }), leaf)).toBe(true);
  expect(likelyIssued(facts({ subject: '/CN=Else' }), leaf)).toBe(false);
  expect(likelyIssued(facts({ subject: '/CN=Root', key: 'rsa2048' }), leaf)).toBe(false);
  expect(likelyIssued(facts({ subject: '/CN=Root', extensions: [ext.usage()] }), leaf)).toBe(false);
});

it('key usage can forbid signing', () => {
  expect(signingForbidden(facts({}), leaf)).toBeUndefined();
  expect(signingForbidden(facts({ extensions: [ext.usage('keyCertSign')] }), leaf)).toBeUndefined();
  expect(signingForbidden(facts({ extensions: [ext.usage('cRLSign')] }), leaf)).toBe('X509_V_ERR_KEYUSAGE_NO_CERTSIGN');
});

it('tells certificates apart by their bytes', () => {
  expect(sameCertificate(leaf, certificateFacts(leaf.certificate))).toBe(true);
  expect(sameCertificate(leaf, facts({}))).toBe(false);
});

it('cannot tell of a damaged certificate whether it is self-signed', () => {
  expect(isSelfSigned(facts({}))).toBe(true);
  expect(isSelfSigned(facts({ extensions: [ext.usage()] }))).toBeUndefined();
});
