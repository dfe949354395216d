import { it } from 'vitest';
import { chainOf } from '../../../test/x509/verify-cases.ts';
import { check } from '../../../test/x509/verify-check.ts';
import { ext } from '../../../test/x509/verify-pki.ts';

function checkWith(spec: Parameters<typeof chainOf>[0], securityLevel: 0 | 1 | 2 | 3, expected: string): void {
  const { root, mid, leaf } = chainOf(spec);
  check({ leaf, untrusted: [mid], trusted: [root], securityLevel }, expected);
}

it('weak keys and digests are refused from the level that says so', () => {
  checkWith({ leaf: { key: 'rsa1024' } }, 1, 'ok 3');
  checkWith({ leaf: { key: 'rsa1024' } }, 2, 'X509_V_ERR_EE_KEY_TOO_SMALL@0');
  const mid = { key: 'rsa2048', extensions: [ext.ca()] } as const;
  checkWith({ mid }, 2, 'ok 3');
  checkWith({ mid }, 3, 'X509_V_ERR_CA_KEY_TOO_SMALL@1');
  checkWith({ mid, leaf: { digest: 'sha1' } }, 0, 'ok 3');
  checkWith({ mid, leaf: { digest: 'sha1' } }, 1, 'X509_V_ERR_CA_MD_TOO_WEAK@0');
});
