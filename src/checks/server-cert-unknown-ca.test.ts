import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './server-cert-unknown-ca.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });
const foreign = makeCa('/O=Other/CN=Foreign');

it('fires: a root that was not given', () => {
  finds(check, refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [leaf, ca], [foreign]), 1);
});

it('is silent: the given CA issued it, and it has expired', () => {
  finds(check, refusedChain('CERT_HAS_EXPIRED', [leaf, ca], [ca]), 0);
});
