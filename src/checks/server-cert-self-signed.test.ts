import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './server-cert-self-signed.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });
const foreign = makeCa('/O=Other/CN=Foreign');
const own = makeCa('/CN=own');

it('fires: self-signed', () => {
  finds(check, refusedChain('DEPTH_ZERO_SELF_SIGNED_CERT', [own], [foreign]), 1);
});

it('is silent: issued by a CA', () => {
  finds(check, refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [leaf, ca], [foreign]), 0);
});
