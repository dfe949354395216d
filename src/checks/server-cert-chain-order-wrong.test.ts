import { it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-cert-chain-order-wrong.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });
const other = makeCertificate({ subject: '/CN=db', issuer: ca });
const files = (cert: ReturnType<typeof certFile>) =>
  makeServer({ cert: fileAt('/0755 c.pem:0644', cert), key: fileAt('/0755 k.pem:0644', keyFile(leaf)) });

it('fires on the fault', () => finds(check, files(certFile(ca, leaf)), 1));

it('is silent on a pair with its chain, and on the other fault', () => {
  finds(check, files(certFile(leaf, ca)), 0);
  finds(check, files(certFile(other)), 0);
});
