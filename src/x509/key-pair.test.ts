import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  encodedP256KeyPair,
  exportEncryptedPrivateKey,
  exportPrivateKey,
  exportPublicKey,
  keyPair,
  parseKeySpec,
} from './key-pair.ts';
import { encodePem } from './pem.ts';
import { keyInWords, parsePublicKeyInfo } from './public-key.ts';

describe('keyPair', () => {
  it.each([
    ['ec:P-256', 'EC prime256v1', 'EC PRIVATE KEY'],
    ['ec:P-384', 'EC secp384r1', 'EC PRIVATE KEY'],
    ['ed25519', 'Ed25519', 'PRIVATE KEY'],
    ['rsa:2048', 'RSA 2048', 'RSA PRIVATE KEY'],
  ] as const)('makes %s', (spec, words, legacyLabel) => {
    const { privateKey, publicKey } = keyPair(parseKeySpec(spec));
    expect(keyInWords(parsePublicKeyInfo(exportPublicKey(publicKey)).description)).toBe(words);
    expect(exportPublicKey(privateKey)).toEqual(exportPublicKey(publicKey));
    expect(exportPrivateKey(privateKey)).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(exportPrivateKey(privateKey, true)).toContain(`-----BEGIN ${legacyLabel}-----\n`);
  });

  it('knows specs in any case and refuses others', () => {
    expect(parseKeySpec('EC:p-256')).toBe('ec:P-256');
    expect(() => parseKeySpec('rsa:1024')).toThrow(expect.objectContaining({ code: 'key-spec-unknown' }));
  });
});

it('encodes P-256 pairs as OpenSSL does', () => {
  for (let count = 0; count < 300; count += 1) {
    const pair = encodedP256KeyPair();
    const key = createPrivateKey(encodePem('PRIVATE KEY', pair.privateKey));
    expect(key.export({ type: 'pkcs8', format: 'der' })).toEqual(Buffer.from(pair.privateKey));
    expect(exportPublicKey(createPublicKey(key))).toEqual(Buffer.from(pair.publicKey));
  }
});

it('encrypts private keys', () => {
  const { privateKey } = keyPair('ed25519');
  const pem = exportEncryptedPrivateKey(privateKey, 'secret');
  expect(pem).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
  expect(createPrivateKey({ key: pem, passphrase: 'secret' }).equals(privateKey)).toBe(true);
  expect(() => createPrivateKey({ key: pem, passphrase: 'other' })).toThrow();
  expect(exportEncryptedPrivateKey(privateKey, Buffer.from('secret'))).toContain('ENCRYPTED');
});
