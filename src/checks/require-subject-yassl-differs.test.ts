import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { loginError, makeGreeting } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './require-subject-yassl-differs.ts';

const ca = makeCa('/O=Acme/CN=CA');
const alice = makeCertificate({ subject: '/C=DE/O=Acme/OU=Ops/CN=alice', issuer: ca });
const old = {
  wire: {
    attempts: [
      loginError(1045, "Access denied for user 'app'@'x'", {
        clientCertificateSent: true,
        greeting: makeGreeting({ version: '5.6.24' }),
      }),
    ],
  },
};

it('fires: an attribute that yaSSL drops', () => {
  finds(
    check,
    denied(
      { kind: 'SPECIFIED', subject: '/DC=test/UID=u1/CN=henry' },
      { certificate: makeCertificate({ subject: '/DC=test/UID=u1/CN=henry', issuer: ca }), facts: old },
    ),
    1,
  );
});

it('is silent: an OpenSSL server', () => {
  finds(check, denied({ kind: 'SPECIFIED', subject: '/DC=test/UID=u1/CN=henry' }, { certificate: alice }), 0);
});
