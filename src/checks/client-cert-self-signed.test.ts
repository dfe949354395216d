import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedClient } from '../../test/make/scenes.ts';
import { check } from './client-cert-self-signed.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });
const client = makeCertificate({ subject: '/CN=app', issuer: ca });
const server = { ca: [ca], chain: [leaf] };

it('fires: self-signed', () => {
  finds(check, refusedClient([makeCertificate({ subject: '/CN=app' })]), 1);
});

it('is silent: issued', () => {
  finds(check, refusedClient([client], server), 0);
});
