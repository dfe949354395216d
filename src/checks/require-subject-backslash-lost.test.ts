import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './require-subject-backslash-lost.ts';

const ca = makeCa('/O=Acme/CN=CA');
const alice = makeCertificate({ subject: '/C=DE/O=Acme/OU=Ops/CN=Müller', issuer: ca });
const subject = (text: string) => denied({ kind: 'SPECIFIED', subject: text }, { certificate: alice });

it('fires: the backslashes are gone', () => {
  finds(check, subject('/C=DE/O=Acme/OU=Ops/CN=MxC3xBCller'), 1);
});

it('is silent: as the server writes it', () => {
  finds(check, subject('/C=DE/O=Acme/OU=Ops/CN=M\\xC3\\xBCller'), 0);
});
