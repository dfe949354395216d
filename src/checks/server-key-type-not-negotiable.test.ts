import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-key-type-not-negotiable.ts';

const issuer = makeCa('/CN=CA');
const facts = (curve: string) => {
  const key = ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`];
  const leaf = makeCertificate({ subject: '/CN=db', issuer, key });
  return makeServer({ cert: fileAt('/0755 c.pem:0644', certFile(leaf)) });
};

it('fires: a curve that nobody offers', () => {
  finds(check, facts('brainpoolP256r1'), 1);
});

it('is silent: a curve that everybody has', () => {
  finds(check, facts('P-256'), 0);
});

it("fires: a key that the server's old library does not take", () => {
  const admin = { version: '5.6.24', flavor: 'mysql' } as const;
  const [found] = finds(check, { ...facts('P-256'), admin }, 1);
  expect([found?.what, found?.leadsTo]).toEqual([expect.stringMatching(/RSA keys only/), ['server-tls-off']]);
});
