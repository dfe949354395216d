import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { crlFile, makeCrl } from '../../test/make/crls.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './crl-in-capath-ignored.ts';

const ca = makeCa('/CN=CA');
const revoked = makeCertificate({ subject: '/CN=gone', issuer: ca });
const file = fileAt('/0755 ca.pem:0644', crlFile(makeCrl(ca, { revoked: [revoked] })));

it('fires: ssl_ca has a CRL that nobody asks for', () => {
  finds(check, makeServer({ ca: file }), 1);
});

it('is silent: CRLs are asked for, or it revokes nothing', () => {
  finds(check, makeServer({ ca: file, crl: file }), 0);
  finds(check, makeServer({ ca: fileAt('/0755 ca.pem:0644', crlFile(makeCrl(ca))) }), 0);
});
