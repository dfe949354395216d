import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedName } from '../../test/make/scenes.ts';
import { check } from './host-name-of-tunnel-not-in-cert.ts';

const ca = makeCa('/CN=Root');

it('fires: loopback, and no server here', () => {
  finds(
    check,
    refusedName(
      '127.0.0.1',
      makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:db1.example'] }),
    ),
    1,
  );
});

it('is silent: the server is here', () => {
  finds(
    check,
    refusedName(
      '127.0.0.1',
      makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:db1.example'] }),
      { server: {} },
    ),
    0,
  );
});
