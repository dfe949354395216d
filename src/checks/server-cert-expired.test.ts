import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './server-cert-expired.ts';

const ca = makeCa('/O=Acme/CN=Root');
const old = makeCertificate({ subject: '/CN=db', issuer: ca, from: -20, to: -10 });

it('fires: it has expired', () => {
  finds(check, refusedChain('CERT_HAS_EXPIRED', [old], [ca]), 1);
});

it('is silent: it will expire soon', () => {
  finds(
    check,
    refusedChain('SELF_SIGNED_CERT_IN_CHAIN', [makeCertificate({ subject: '/CN=db', issuer: ca, to: 1 })], [ca]),
    0,
  );
});
