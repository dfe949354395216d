import { createPrivateKey, createPublicKey, sign as nodeSign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, hex } from '../../../test/mysql/drive.ts';
import { publicKeyOf, sign } from './ed25519-curve.ts';
import { verifyEd25519 } from './ed25519-verify.ts';

const toHex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

describe('ed25519', () => {
  it('gives the vectors of RFC 8032 (7.1, tests 1 and 2), whose seeds are secrets of 32 bytes', () => {
    const one = hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
    expect(toHex(publicKeyOf(one))).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(toHex(sign(one, hex('')))).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
    const two = hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
    expect(toHex(sign(two, hex('72')))).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    );
  });

  it('agrees with node:crypto on seeds of 32 bytes', () => {
    const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(seed, fc.uint8Array({ maxLength: 64 }), (secret, message) => {
        const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
        const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
        const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
        expect(toHex(publicKeyOf(secret))).toBe(publicKey.toString('hex'));
        expect(toHex(sign(secret, message))).toBe(nodeSign(null, message, key).toString('hex'));
      }),
      { numRuns: 40 },
    );
  });

  it('signs for secrets of any length so that node:crypto takes it', () => {
    for (const secret of ['', 's', 'secret', 'x'.repeat(200)]) {
      const key = publicKeyOf(bytes(secret));
      expect(verifyEd25519(key, bytes('m'), sign(bytes(secret), bytes('m')))).toBe(true);
      expect(verifyEd25519(key, bytes('n'), sign(bytes(secret), bytes('m')))).toBe(false);
    }
  });
});
