import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAlgorithm } from './algorithm.ts';
import { DerReader, tags } from './der.ts';
import { bytesToSign, schemeFor, schemeOfKey, signatureIsValid, signBytes, signWithKey } from './signature.ts';

const bytes = Uint8Array.of(0x30, 0);
const pairs: Record<string, { privateKey: KeyObject; publicKey: KeyObject }> = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 1024 }),
  'rsa-pss': generateKeyPairSync('rsa-pss', { modulusLength: 1024 }),
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  ed25519: generateKeyPairSync('ed25519'),
  ed448: generateKeyPairSync('ed448'),
};

describe('signWithKey', () => {
  it.each([
    ['rsa', 'sha256WithRSAEncryption'],
    ['rsa-pss', 'rsassaPss'],
    ['P-256', 'ecdsa-with-SHA256'],
    ['P-384', 'ecdsa-with-SHA384'],
    ['P-521', 'ecdsa-with-SHA512'],
    ['ed25519', 'ED25519'],
    ['ed448', 'ED448'],
  ])('signs with %s as %s, and the signature is valid for these bytes alone', (kind, name) => {
    const pair = pairs[kind];
    if (pair === undefined) throw new Error(kind);
    const sealed = new DerReader(signWithKey(bytes, pair.privateKey), 'sealed').enter(tags.sequence, 'value');
    expect(sealed.whole('tbs')).toEqual(bytes);
    const algorithm = readAlgorithm(sealed, 'algorithm');
    const signature = sealed.bitString('signature').bytes;
    expect(algorithm.name).toBe(name);
    expect(signatureIsValid(bytes, algorithm, signature, pair.publicKey)).toBe(true);
    expect(signatureIsValid(Uint8Array.of(0x30, 1), algorithm, signature, pair.publicKey)).toBe(false);
    expect(signatureIsValid(bytes, algorithm, Uint8Array.of(1, 2), pair.publicKey)).toBe(false);
    const otherKind = kind === 'rsa' ? 'P-256' : 'rsa';
    expect(signatureIsValid(bytes, algorithm, signature, (pairs[otherKind] ?? pair).publicKey)).toBe(false);
  });

  it('refuses keys that cannot sign certificates', () => {
    const { privateKey } = generateKeyPairSync('x25519');
    expect(() => signBytes(bytes, privateKey)).toThrow(expect.objectContaining({ code: 'key-kind-unsupported' }));
    expect(() => schemeFor('ec', 'secp256k1')).toThrow(/secp256k1/);
  });

  it('refuses to judge algorithms that it does not know', () => {
    const algorithm = readAlgorithm(new DerReader(Uint8Array.of(0x30, 3, 6, 1, 0x2a), 'x'), 'a');
    const { publicKey } = generateKeyPairSync('ed25519');
    expect(() => signatureIsValid(bytes, algorithm, bytes, publicKey)).toThrow(
      expect.objectContaining({ code: 'key-kind-unsupported' }),
    );
  });
});

it('gives an outside signer the digest, or everything for EdDSA', () => {
  const ed = pairs.ed25519;
  const rsa = pairs.rsa;
  if (ed === undefined || rsa === undefined) throw new Error('pairs');
  expect(bytesToSign(bytes, schemeOfKey(ed.privateKey))).toBe(bytes);
  const digest = bytesToSign(bytes, schemeOfKey(rsa.privateKey));
  expect(digest.length).toBe(32);
  expect(sign('sha256', bytes, rsa.privateKey)).toEqual(Buffer.from(signBytes(bytes, rsa.privateKey)));
});
