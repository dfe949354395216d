import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedClient } from '../../test/make/scenes.ts';
import { check } from './client-cert-eku-no-clientauth.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });
const server = { ca: [ca], chain: [leaf] };

it('fires: serverAuth alone', () => {
  finds(
    check,
    refusedClient([makeCertificate({ subject: '/CN=app', issuer: ca, extensions: ['extendedKeyUsage=serverAuth'] })]),
    1,
  );
});

it('is silent: clientAuth', () => {
  finds(
    check,
    refusedClient(
      [makeCertificate({ subject: '/CN=app', issuer: ca, extensions: ['extendedKeyUsage=clientAuth'] })],
      server,
    ),
    0,
  );
});
