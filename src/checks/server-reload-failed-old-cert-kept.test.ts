import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeAttempt } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './server-reload-failed-old-cert-kept.ts';

const ca = makeCa('/CN=CA');
const [old, fresh] = [
  makeCertificate({ subject: '/CN=db', issuer: ca }),
  makeCertificate({ subject: '/CN=db', issuer: ca }),
];
const line = "SSL error: Unable to get private key from '/k.pem'";

const facts = (served: typeof old, texts: readonly string[]): Facts => ({
  ...makeServer({ cert: fileAt('/0755 c.pem:0644', certFile(fresh)) }),
  wire: { attempts: [makeAttempt({ tls: { ok: true, chain: [served.der] } })] },
  log: { files: [], duringAttempts: [], sinceStart: texts.map((text, at) => ({ file: 'e', line: at, text })) },
});

it('fires: a reload failed and another certificate is served than stands in the file', () => {
  const [found] = finds(check, facts(old, ['mariadbd: ready for connections.', line]), 1);
  expect(found?.evidence.log).toEqual([line]);
});

it('is silent: it failed at the start, or the server has what stands there', () => {
  finds(check, facts(old, [line, 'mariadbd: ready for connections.']), 0);
  finds(check, facts(fresh, ['mariadbd: ready for connections.', line]), 0);
});
