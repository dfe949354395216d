import { expect, it } from 'vitest';
import { ext, issue, moment } from '../../test/x509/verify-pki.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { verifyError } from '../x509/verify/verify-error.ts';
import { verifyFinding } from './cert-check-advice.ts';

const root = parseCertificate(issue({ subject: '/CN=Root', extensions: [ext.ca()] }).der);
const leaf = parseCertificate(issue({ subject: '/CN=leaf', issuer: '/CN=Root' }).der);
const paths = { cert: 'c', key: undefined, ca: 'a', capath: undefined, untrusted: undefined, crl: undefined };
const files = { paths, leaf, untrusted: [], trusted: [root], crls: [], key: undefined };
const aim = { time: moment, name: undefined, purpose: 'any', securityLevel: 0, partialChain: false } as const;

it('says which certificate, why and what to do', () => {
  const finding = verifyFinding(verifyError('X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 0), [leaf], files, aim);
  expect(finding).toMatchObject({
    id: 'unable-to-get-issuer-cert-locally',
    severity: 'error',
    what: 'unable to get local issuer certificate (error 20 at depth 0 of /CN=leaf)',
    error: { name: 'X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY', number: 20, depth: 0 },
  });
  expect(finding.why).toContain('a renewed CA');
});

it('an error without advice has its text', () => {
  const finding = verifyFinding(verifyError('X509_V_ERR_DIFFERENT_CRL_SCOPE', 0), [leaf], files, aim);
  expect(finding.what).toContain('different CRL scope');
  expect(finding.why).toBeUndefined();
});
