import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedName } from '../../test/make/scenes.ts';
import { check } from './server-cert-without-san.ts';

const ca = makeCa('/CN=Root');
const bare = makeCertificate({ subject: '/CN=db1.example', issuer: ca });

it('fires: the CN alone, and refused', () => {
  finds(check, refusedName('db1.example', bare), 1);
});

it('is silent: another CN', () => {
  finds(check, refusedName('db2.example', bare), 0);
});
