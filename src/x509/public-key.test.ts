import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkDamage } from '../../test/x509/truncations.ts';
import { exportPublicKey } from './key-pair.ts';
import { keyInWords, parsePublicKeyInfo, publicKeyObject } from './public-key.ts';

const ec = (namedCurve: string): Uint8Array => exportPublicKey(generateKeyPairSync('ec', { namedCurve }).publicKey);

describe('parsePublicKeyInfo', () => {
  it.each([
    ['P-256', ec('P-256'), 'EC prime256v1', 256],
    ['P-384', ec('P-384'), 'EC secp384r1', 384],
    ['P-521', ec('P-521'), 'EC secp521r1', 521],
    ['secp224r1', ec('secp224r1'), 'EC secp224r1', 224],
    ['rsa', exportPublicKey(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey), 'RSA 1024', 1024],
    [
      'rsa-pss',
      exportPublicKey(generateKeyPairSync('rsa-pss', { modulusLength: 1024 }).publicKey),
      'RSA-PSS 1024',
      1024,
    ],
    [
      'dsa',
      exportPublicKey(generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).publicKey),
      'DSA 1024',
      1024,
    ],
    ['ed25519', exportPublicKey(generateKeyPairSync('ed25519').publicKey), 'Ed25519', 256],
    ['ed448', exportPublicKey(generateKeyPairSync('ed448').publicKey), 'Ed448', 456],
    ['x25519', exportPublicKey(generateKeyPairSync('x25519').publicKey), 'X25519', 253],
  ])('describes %s', (_, der, words, bits) => {
    const info = parsePublicKeyInfo(der);
    expect(keyInWords(info.description)).toBe(words);
    expect(info.description.bits).toBe(bits);
    expect(publicKeyObject(info).export({ type: 'spki', format: 'der' })).toEqual(Buffer.from(der));
  });

  it('calls a curve spelled out explicit', () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' });
    expect(parsePublicKeyInfo(exportPublicKey(key.publicKey)).description).toEqual({
      type: 'ec',
      bits: 256,
      curve: 'explicit',
    });
  });

  it('ends in a coded error whatever is damaged', () => {
    checkDamage(ec('P-256'), parsePublicKeyInfo);
  });

  it('says when OpenSSL cannot load the key', () => {
    const der = Uint8Array.from(ec('P-256'));
    der.fill(7, -64);
    expect(() => publicKeyObject(parsePublicKeyInfo(der))).toThrow(
      expect.objectContaining({ code: 'public-key-unreadable' }),
    );
  });
});
