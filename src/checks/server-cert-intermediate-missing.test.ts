import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedChain } from '../../test/make/scenes.ts';
import { check } from './server-cert-intermediate-missing.ts';

const ca = makeCa('/O=Acme/CN=Root');
const inter = makeCa('/O=Acme/CN=Inter', { issuer: ca });
const low = makeCertificate({ subject: '/O=Acme/CN=low', issuer: inter });

it('fires: the leaf alone', () => {
  finds(check, refusedChain('UNABLE_TO_VERIFY_LEAF_SIGNATURE', [low], [ca]), 1);
});

it('is silent: another house issued it', () => {
  finds(check, refusedChain('UNABLE_TO_VERIFY_LEAF_SIGNATURE', [low], [makeCa('/O=Other/CN=X')]), 0);
});
