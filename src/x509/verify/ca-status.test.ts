import { expect, it } from 'vitest';
import { type CertificateSpec, ext, issue } from '../../../test/x509/verify-pki.ts';
import { parseCertificate } from '../certificate.ts';
import { caStatus } from './ca-status.ts';
import { certificateFacts } from './certificate-facts.ts';

it.each<[string, CertificateSpec, number]>([
  ['nothing said', {}, 0],
  ['CA:TRUE', { extensions: [ext.ca()] }, 1],
  ['CA:FALSE', { extensions: [ext.notCa()] }, 0],
  ['CA:TRUE, no keyCertSign', { extensions: [ext.ca(), ext.usage('cRLSign')] }, 0],
  ['version 1, self-signed', { version: 1 }, 3],
  ['version 1, not self-signed', { version: 1, issuer: '/CN=b' }, 0],
  ['keyCertSign alone', { extensions: [ext.usage('keyCertSign')] }, 4],
  ['Netscape type alone', { extensions: [ext.netscape(5)] }, 5],
  ['damaged', { extensions: [ext.ca(), ext.usage()] }, 0],
])('%s', (_, spec, status) => {
  expect(caStatus(certificateFacts(parseCertificate(issue(spec).der)))).toBe(status);
});
