import { expect, it } from 'vitest';
import { type CertificateSpec, ext, extension, issue } from '../../../test/x509/verify-pki.ts';
import { parseCertificate } from '../certificate.ts';
import { octetString } from '../der-write.ts';
import { type CertificateFacts, certificateFacts } from './certificate-facts.ts';

function check(spec: CertificateSpec, expected: Partial<CertificateFacts>): void {
  expect(certificateFacts(parseCertificate(issue(spec).der))).toMatchObject(expected);
}

it('a self-signed certificate is self-issued and can be its own issuer', () => {
  check({}, { selfIssued: true, selfSigned: true, invalid: false, ca: undefined, keyUsage: undefined });
  check({ issuer: '/CN=b' }, { selfIssued: false, selfSigned: false });
  const aki = [ext.ski(Uint8Array.of(1)), ext.aki(Uint8Array.of(2))];
  check({ extensions: aki }, { selfIssued: true, selfSigned: false });
});

it('reads the extensions that count', () => {
  check(
    { extensions: [ext.ca(2), ext.usage('keyCertSign'), ext.eku('1.2.3')] },
    { ca: true, pathLength: 2, keyUsage: ['keyCertSign'], extendedKeyUsage: ['1.2.3'] },
  );
});

it('is invalid with an extension that is damaged, there twice or empty', () => {
  check({ extensions: [extension('2.5.29.15', octetString())] }, { invalid: true, keyUsage: undefined });
  check({ extensions: [ext.ca(), ext.ca()] }, { invalid: true });
  check({ extensions: [ext.usage()] }, { invalid: true });
  check({ extensions: [extension('1.3.6.1.5.5.7.1.14', octetString())] }, { invalid: true, proxy: false });
});

it('is not invalid with damage in what verification does not read', () => {
  check({ extensions: [extension('2.5.29.18', octetString())] }, { invalid: false });
});

it('knows which critical extensions are handled', () => {
  check({ extensions: [ext.unknown(true)] }, { unhandledCritical: true });
  check({ extensions: [ext.unknown(false), ext.ca()] }, { unhandledCritical: false });
});
