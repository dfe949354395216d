import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './server-reload-stricter-than-start.ts';

const [own, other] = [makeCa('/CN=Own'), makeCa('/CN=Other')];
const leaf = makeCertificate({ subject: '/CN=db', issuer: own });

const facts = (ca: typeof own, version = '9.7.4'): Facts => ({
  ...makeServer({
    cert: fileAt('/0755 c.pem:0644', certFile(leaf)),
    ca: fileAt('/0755 ca.pem:0644', certFile(ca)),
  }),
  time: new Date(),
  admin: { version, flavor: /maria/i.test(version) ? 'mariadb' : 'mysql' },
});

it('fires: ssl_ca did not issue ssl_cert', () => {
  const [found] = finds(check, facts(other), 1);
  expect(found?.what).toContain('a reload of TLS will be refused');
});

it('is silent: it did, or the server verifies nothing at a reload', () => {
  finds(check, facts(own), 0);
  finds(check, facts(other, '11.8.6-MariaDB'), 0);
  finds(check, facts(other, '8.0.36'), 0);
});
