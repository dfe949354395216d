import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './ca-renewed-same-name-new-key.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });
const twin = makeCa('/O=Acme/CN=Root');

it('fires: same name, another key', () => {
  finds(check, refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [leaf, ca], [twin]), 1);
});

it('is silent: another name', () => {
  finds(check, refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [leaf, ca], [makeCa('/O=Acme/CN=Second Root')]), 0);
});
