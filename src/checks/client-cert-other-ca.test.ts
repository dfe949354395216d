import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedClient } from '../../test/make/scenes.ts';
import { check } from './client-cert-other-ca.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });
const foreign = makeCa('/O=Other/CN=Foreign');
const client = makeCertificate({ subject: '/CN=app', issuer: ca });
const server = { ca: [ca], chain: [leaf] };
const strange = makeCertificate({ subject: '/CN=app', issuer: foreign });

it('fires: another CA', () => {
  finds(check, refusedClient([strange], server), 1);
});

it("is silent: the server's CA, and the server's files unseen", () => {
  finds(check, refusedClient([client], server), 0);
  finds(check, refusedClient([strange]), 0);
});
