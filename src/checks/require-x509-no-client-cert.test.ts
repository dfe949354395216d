import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './require-x509-no-client-cert.ts';

const ca = makeCa('/O=Acme/CN=CA');
const alice = makeCertificate({ subject: '/C=DE/O=Acme/OU=Ops/CN=alice', issuer: ca });

it('fires: no certificate', () => {
  finds(check, denied({ kind: 'X509' }), 1);
});

it('is silent: a certificate, or SSL alone', () => {
  finds(check, denied({ kind: 'X509' }, { certificate: alice }), 0);
  finds(check, denied({ kind: 'SSL' }), 0);
});
