import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedName } from '../../test/make/scenes.ts';
import { check } from './host-name-trailing-dot.ts';

const ca = makeCa('/CN=Root');

it('fires: a dot too many', () => {
  finds(
    check,
    refusedName(
      'db1.example.',
      makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:db1.example'] }),
    ),
    1,
  );
});

it('is silent: another name', () => {
  finds(
    check,
    refusedName(
      'db2.example.',
      makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:db1.example'] }),
    ),
    0,
  );
});
