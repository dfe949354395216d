import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedClient } from '../../test/make/scenes.ts';
import { check } from './client-cert-expired.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });
const client = makeCertificate({ subject: '/CN=app', issuer: ca });
const server = { ca: [ca], chain: [leaf] };

it('fires: it has expired', () => {
  finds(check, refusedClient([makeCertificate({ subject: '/CN=app', issuer: ca, from: -20, to: -10 })]), 1);
});

it('is silent: it is valid', () => {
  finds(check, refusedClient([client], server), 0);
});
