import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './cert-signature-digest-weak.ts';

const ca = makeCa('/O=Acme/CN=Root');
const leaf = makeCertificate({ subject: '/O=Acme/CN=db.example.test', issuer: ca });
const weak = makeCertificate({ subject: '/CN=db', issuer: ca, digest: 'sha1' });

it('fires: SHA-1', () => {
  finds(check, refusedChain('UNSPECIFIED', [weak], [ca]), 1);
});

it('is silent: SHA-256', () => {
  finds(check, refusedChain('UNSPECIFIED', [leaf], [ca]), 0);
});
