import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { crlFile, makeCrl } from '../../../test/make/crls.ts';
import { fileAt } from '../../../test/make/files.ts';
import { makeServer } from '../../../test/make/finds.ts';
import { foundServerCrl } from './server-crl.ts';

const [ca, other] = [makeCa('/CN=Root'), makeCa('/CN=Other')];
const cert = fileAt('/0755 c.pem:0644', certFile(makeCertificate({ subject: '/CN=db', issuer: ca })));
const crl = fileAt('/0755 crl.pem:0644', crlFile(makeCrl(ca, { from: -9, to: -1 })));
const times = (...trusted: (typeof ca)[]): number => {
  const facts = makeServer({ cert, crl, ca: fileAt('/0755 ca.pem:0644', certFile(...trusted)) });
  return foundServerCrl('crl-expired')({ ...facts, time: new Date(Date.now() + 3_600_000) }).length;
};

it('judges the CRL by the certificate of the server, where its CA is the only one', () => {
  expect(times(ca)).toBe(1);
  expect(times(ca, other)).toBe(0);
  expect(times(other)).toBe(0);
});
