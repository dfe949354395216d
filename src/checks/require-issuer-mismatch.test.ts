import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './require-issuer-mismatch.ts';

const ca = makeCa('/O=Acme/CN=CA');
const alice = makeCertificate({ subject: '/C=DE/O=Acme/OU=Ops/CN=alice', issuer: ca });

it('fires: another issuer', () => {
  finds(check, denied({ kind: 'SPECIFIED', issuer: '/CN=Other' }, { certificate: alice }), 1);
});

it('is silent: the issuer', () => {
  finds(check, denied({ kind: 'SPECIFIED', issuer: '/O=Acme/CN=CA' }, { certificate: alice }), 0);
});
