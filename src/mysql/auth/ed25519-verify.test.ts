import { expect, it } from 'vitest';
import { counted, hex } from '../../../test/mysql/drive.ts';
import { verifyEd25519 } from './ed25519-verify.ts';

const key = hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
const signature = hex(`e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155
  5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b`);

it('takes RFC 8032 test 1 and nothing near it', () => {
  expect(verifyEd25519(key, hex(''), signature)).toBe(true);
  expect(verifyEd25519(key, hex('00'), signature)).toBe(false);
  expect(verifyEd25519(counted(32), hex(''), signature)).toBe(false);
  for (let length = 0; length < 64; length += 1)
    expect(verifyEd25519(key, hex(''), signature.subarray(0, length))).toBe(false);
  for (let length = 0; length < 32; length += 1)
    expect(verifyEd25519(key.subarray(0, length), hex(''), signature)).toBe(false);
});
