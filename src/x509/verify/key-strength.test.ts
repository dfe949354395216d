import { expect, it } from 'vitest';
import { type KeyKind, testKey } from '../../../test/x509/verify-pki.ts';
import { keyStrength } from './key-strength.ts';

it.each<[KeyKind, number, number]>([
  ['rsa1024', 1024, 80],
  ['rsa2048', 2048, 112],
  ['rsa3072', 3072, 128],
  ['dsa', 2048, 112],
  ['p224', 224, 112],
  ['p384', 384, 192],
  ['p521', 521, 256],
  ['ed25519', 256, 128],
  ['ed448', 456, 224],
])('%s has the strength that OpenSSL says', (kind, bits, strength) => {
  expect(keyStrength(testKey(kind).publicKey, bits)).toBe(strength);
});
