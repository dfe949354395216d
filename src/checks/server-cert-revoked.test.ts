import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './server-cert-revoked.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });

it('fires: OpenSSL says so', () => {
  finds(check, refusedChain('CERT_REVOKED', [leaf], [ca]), 1);
});

it('is silent: the CRL is missing', () => {
  finds(check, refusedChain('UNABLE_TO_GET_CRL', [leaf], [ca]), 0);
});
