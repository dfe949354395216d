import { expect, it } from 'vitest';
import { day, ext, general, issue, issueCrl, moment } from '../../test/x509/verify-pki.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { parseCrl } from '../x509/crl.ts';
import type { CheckFiles } from './cert-check-files.ts';
import { checkCertificate } from './cert-check-findings.ts';

const root = issue({ subject: '/CN=Root', key: 'rsa2048', extensions: [ext.ca()] });
const aim = { time: moment, name: undefined, purpose: 'any', securityLevel: 0, partialChain: false } as const;
const paths = { cert: 'c', key: undefined, ca: 'a', capath: undefined, untrusted: undefined, crl: undefined };

function filesOf(leaf: { readonly der: Uint8Array }, more: Partial<CheckFiles> = {}): CheckFiles {
  const trusted = [parseCertificate(root.der)];
  return { paths, leaf: parseCertificate(leaf.der), untrusted: [], trusted, crls: [], key: undefined, ...more };
}

it('errors come first and make the verdict', () => {
  const notice = { id: 'n', severity: 'notice', what: 'n' } as const;
  const report = checkCertificate(filesOf(issue({ notAfter: day(-1) }, root)), [notice], aim);
  expect(report.verdict).toBe('bad');
  expect(report.findings.map(({ id }) => id)).toEqual(['cert-has-expired', 'n']);
  expect(report.findings[0]?.error).toEqual({ name: 'X509_V_ERR_CERT_HAS_EXPIRED', number: 10, depth: 0 });
  expect(report.chain.map(({ subject }) => subject)).toEqual(['/CN=a', '/CN=Root']);
});

it('a certificate that could not be read is bad', () => {
  expect(checkCertificate({ ...filesOf(root), leaf: undefined }, [], aim).verdict).toBe('bad');
});

it('says where MariaDB differs about a name', () => {
  const files = filesOf(issue({ extensions: [ext.san(general.dns('10.0.0.5'))] }, root));
  const [finding] = checkCertificate(files, [], { ...aim, name: '10.0.0.5' }).findings;
  expect(finding).toMatchObject({ id: 'name-mismatch', error: { number: 64 } });
  expect(finding?.why).toContain('MariaDB takes this certificate');
});

it('weakness that the usual levels refuse is a notice', () => {
  const report = checkCertificate(filesOf(issue({ digest: 'sha1' }, root)), [], aim);
  expect([report.verdict, report.findings.map(({ id }) => id)]).toEqual(['ok', ['weak']]);
});

it('a CRL that ends soon is a notice', () => {
  const crls = [parseCrl(issueCrl({ nextUpdate: day(1) }, root))];
  const report = checkCertificate(filesOf(issue({}, root), { crls, paths: { ...paths, crl: 'r' } }), [], aim);
  expect(report.findings.map(({ id }) => id)).toEqual(['crl-expires-soon']);
});
