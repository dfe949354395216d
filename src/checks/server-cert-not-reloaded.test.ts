import { it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeAttempt, makeFacts } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './server-cert-not-reloaded.ts';

const ca = makeCa('/CN=CA');
const old = makeCertificate({ subject: '/CN=db', issuer: ca, from: -20, to: 10 });
const fresh = makeCertificate({ subject: '/CN=db', issuer: ca });
const facts = (served: typeof old) =>
  makeFacts({
    wire: { attempts: [makeAttempt({ tls: { ok: true, chain: [served.der] } })] },
    server: { files: { cert: fileAt('/0755 c.pem:0644', certFile(fresh)) } },
  });

it('fires: the file is newer than what is served', () => {
  finds(check, facts(old), 1);
});

it('is silent: it is the same', () => {
  finds(check, facts(fresh), 0);
});
