import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedClient } from '../../test/make/scenes.ts';
import { check } from './client-cert-intermediate-missing.ts';

const ca = makeCa('/O=Acme/CN=Root');
const inter = makeCa('/O=Acme/CN=Inter', { issuer: ca });
const low = makeCertificate({ subject: '/O=Acme/CN=low', issuer: inter });
const server = { ca: [ca], chain: [makeCertificate({ subject: '/CN=s', issuer: ca })] };

it('fires: the leaf alone', () => {
  finds(check, refusedClient([low], server), 1);
});

it('is silent: with its intermediate', () => {
  finds(check, refusedClient([low, inter], server), 0);
});
