import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedName } from '../../test/make/scenes.ts';
import { check } from './server-cert-without-ip-san.ts';

const ca = makeCa('/CN=Root');

it('fires: an address, and no iPAddress', () => {
  finds(
    check,
    refusedName(
      '192.0.2.5',
      makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:db1.example'] }),
    ),
    1,
  );
});

it('is silent: another iPAddress', () => {
  finds(
    check,
    refusedName(
      '192.0.2.5',
      makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=IP:192.0.2.6'] }),
    ),
    0,
  );
});
