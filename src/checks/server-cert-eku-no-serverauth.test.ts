import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './server-cert-eku-no-serverauth.ts';

const ca = makeCa('/O=Acme/CN=Root');
const client = makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['extendedKeyUsage=clientAuth'] });
const both = makeCertificate({ subject: '/CN=db', issuer: ca, extensions: ['extendedKeyUsage=clientAuth,serverAuth'] });

it('fires: clientAuth alone', () => {
  finds(check, refusedChain('INVALID_PURPOSE', [client], [ca]), 1);
});

it('is silent: both uses', () => {
  finds(check, refusedChain('INVALID_PURPOSE', [both], [ca]), 0);
});
