import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedClient } from '../../test/make/scenes.ts';
import { check } from './client-cert-too-large.ts';

const ca = makeCa('/O=Acme/CN=Root');
const client = makeCertificate({ subject: '/CN=app', issuer: ca });
const large = makeCertificate({ subject: '/CN=app', issuer: ca, extensions: [`nsComment=${'x'.repeat(60_000)}`] });

it('fires: more than 100 KB', () => {
  finds(check, refusedClient([large, large]), 1);
});

it('is silent: an ordinary one', () => {
  finds(check, refusedClient([client]), 0);
});
