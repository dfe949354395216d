import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './cert-key-too-weak.ts';

const root = makeCa('/CN=Root');
const leaf = makeCertificate({ subject: '/CN=db', issuer: root, key: ['-newkey', 'rsa:1024'] });

it('fires: RSA of 1024 bits', () => {
  finds(check, refusedChain('UNSPECIFIED', [leaf], [root]), 1);
});

it('is silent: a key of today', () => {
  finds(check, refusedChain('UNSPECIFIED', [makeCertificate({ subject: '/CN=db', issuer: root })], [root]), 0);
});
