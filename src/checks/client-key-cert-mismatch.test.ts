import { it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeFacts } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-key-cert-mismatch.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=app', issuer: ca });
const files = (cert: ReturnType<typeof certFile>) =>
  makeFacts({
    client: { files: { cert: fileAt('/0755 c.pem:0644', cert), key: fileAt('/0755 k.pem:0644', keyFile(leaf)) } },
  });

it('fires on a key of another certificate', () => finds(check, files(certFile(ca)), 1));

it('is silent on a pair', () => finds(check, files(certFile(leaf)), 0));
