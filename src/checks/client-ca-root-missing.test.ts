import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './client-ca-root-missing.ts';

const ca = makeCa('/O=Acme/CN=Root');
const inter = makeCa('/O=Acme/CN=Inter', { issuer: ca });
const low = makeCertificate({ subject: '/O=Acme/CN=low', issuer: inter });

it('fires: the intermediate alone is trusted', () => {
  finds(check, refusedChain('UNABLE_TO_GET_ISSUER_CERT', [low, inter], [inter]), 1);
});

it('is silent: the root is trusted', () => {
  finds(check, refusedChain('CERT_HAS_EXPIRED', [low, inter], [ca]), 0);
});
