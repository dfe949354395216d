import { expect, it } from 'vitest';
import { certFile, type Made, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeAttempt, makeFacts } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './mariadb-auto-cert-changes.ts';

const own = makeCertificate({ subject: '/CN=MariaDB Server' });
const ca = makeCa('/CN=CA');
const facts = (served: Made, trusted: Made): Facts =>
  makeFacts({
    wire: { attempts: [makeAttempt({ tls: { ok: true, chain: [served.der] } })] },
    client: { files: { ca: fileAt('/0755 ca.pem:0644', certFile(trusted)) } },
  });

it('fires: a notice, and a warning where a client keeps that very certificate', () => {
  expect(finds(check, facts(own, ca), 1)[0]?.severity).toBe('notice');
  expect(finds(check, facts(own, own), 1)[0]?.severity).toBe('warning');
});

it('is silent: issued by a CA', () => {
  finds(check, facts(makeCertificate({ subject: '/CN=MariaDB Server', issuer: ca }), ca), 0);
});
