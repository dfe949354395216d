import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './require-subject-case.ts';

const ca = makeCa('/O=Acme/CN=CA');
const alice = makeCertificate({ subject: '/C=DE/O=Acme/OU=Ops/CN=alice', issuer: ca });
const subject = (text: string) => denied({ kind: 'SPECIFIED', subject: text }, { certificate: alice });

it('fires: as it is', () => {
  finds(check, subject('/C=de/O=acme/OU=ops/CN=Alice'), 1);
});

it('is silent: the right text, and another difference', () => {
  finds(check, subject('/C=DE/O=Acme/OU=Ops/CN=alice'), 0);
  finds(check, subject('/CN=alice/OU=Ops/O=Acme/C=DE'), 0);
});
