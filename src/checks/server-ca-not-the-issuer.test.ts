import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedClient } from '../../test/make/scenes.ts';
import { check } from './server-ca-not-the-issuer.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });
const foreign = makeCa('/O=Other/CN=Foreign');
const client = makeCertificate({ subject: '/CN=app', issuer: ca });
const server = { ca: [ca], chain: [leaf] };

it('fires: neither certificate is of ssl_ca', () => {
  finds(check, refusedClient([client], { ca: [foreign], chain: [leaf] }), 1);
});

it("is silent: the server's own is", () => {
  finds(check, refusedClient([client], server), 0);
});
