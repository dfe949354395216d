import { createPrivateKey, createPublicKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { lazyRsaPair } from './rsa-pair.ts';

it('makes one pair, once', () => {
  const pair = lazyRsaPair();
  const ofPrivate = createPublicKey(createPrivateKey(pair.privateKey)).export({ type: 'spki', format: 'pem' });
  expect(ofPrivate).toBe(pair.publicKey);
  expect(pair.publicKey).toBe(pair.publicKey);
});
