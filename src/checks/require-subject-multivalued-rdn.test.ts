import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './require-subject-multivalued-rdn.ts';

const ca = makeCa('/O=Acme/CN=CA');
const frank = makeCertificate({ subject: '/C=DE/O=Acme/OU=Ops+CN=frank', issuer: ca });
const subject = (text: string) => denied({ kind: 'SPECIFIED', subject: text }, { certificate: frank });

it('fires: a slash for the plus', () => {
  finds(check, subject('/C=DE/O=Acme/OU=Ops/CN=frank'), 1);
});

it('is silent: the plus', () => {
  finds(check, subject('/C=DE/O=Acme/OU=Ops+CN=frank'), 0);
});
