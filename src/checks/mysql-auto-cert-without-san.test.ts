import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedName } from '../../test/make/scenes.ts';
import { check } from './mysql-auto-cert-without-san.ts';

const ca = makeCa('/CN=Root');
const auto = makeCertificate({ subject: '/CN=MySQL_Server_9.7.4_Auto_Generated_Server_Certificate', issuer: ca });

it("fires: MySQL's own certificate", () => {
  finds(check, refusedName('db1.example', auto), 1);
});

it('is silent: another', () => {
  finds(
    check,
    refusedName(
      'db1.example',
      makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['subjectAltName=DNS:x.example'] }),
    ),
    0,
  );
});
