import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './ca-key-too-weak.ts';

const weak = makeCa('/CN=Old', { key: ['-newkey', 'rsa:1024'] });
const leaf = makeCertificate({ subject: '/CN=db', issuer: weak, key: ['-newkey', 'rsa:2048'] });

it('fires: every handshake fails with it', () => {
  finds(check, refusedChain('UNSPECIFIED', [leaf], [weak]), 1);
});

it('is silent: the CA has a key of today', () => {
  const ca = makeCa('/CN=CA');
  finds(check, refusedChain('UNSPECIFIED', [makeCertificate({ subject: '/CN=db', issuer: ca })], [ca]), 0);
});
