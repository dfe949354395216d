import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './server-cert-not-yet-valid.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });
const early = makeCertificate({ subject: '/CN=db', issuer: ca, from: 10, to: 20 });

it('fires: it is not yet valid', () => {
  finds(check, refusedChain('CERT_NOT_YET_VALID', [early], [ca]), 1);
});

it('is silent: it is valid', () => {
  finds(check, refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [leaf], [ca]), 0);
});
