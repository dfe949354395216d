import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedName } from '../../test/make/scenes.ts';
import { check } from './server-cert-ip-as-dns-san.ts';

const ca = makeCa('/CN=Root');

it('fires: as a dNSName', () => {
  finds(
    check,
    refusedName(
      '192.0.2.5',
      makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:192.0.2.5'] }),
    ),
    1,
  );
});

it('is silent: as another dNSName', () => {
  finds(
    check,
    refusedName(
      '192.0.2.5',
      makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:192.0.2.6'] }),
    ),
    0,
  );
});
