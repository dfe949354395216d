import { generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { bytes, counted, hex } from '../../../test/mysql/drive.ts';
import { codeOf } from '../../../test/mysql/malformed.ts';
import { decryptPassword, encryptPassword } from './rsa.ts';
import { xor } from './secret.ts';

const pair = (bits: number): { publicKey: string; privateKey: string } =>
  generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const { publicKey, privateKey } = pair(1024);

describe('rsa', () => {
  it('encrypts the password with its zero, XORed with the scramble, under OAEP', () => {
    const sent = encryptPassword(bytes('secret'), counted(20), publicKey);
    const clear = privateDecrypt({ key: privateKey, oaepHash: 'sha1' }, sent);
    expect(xor(clear, counted(20))).toEqual(Buffer.from('secret\0'));
    expect(decryptPassword(sent, counted(20), privateKey)).toEqual(Buffer.from('secret'));
  });

  it('repeats the scramble over passwords that are longer', () => {
    const long = bytes('p'.repeat(60));
    expect(decryptPassword(encryptPassword(long, counted(20), publicKey), counted(20), privateKey)).toEqual(
      Buffer.from(long),
    );
  });

  it('refuses keys that are none, no RSA, too large or too small, by code', () => {
    const ec = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
    for (const key of ['', 'no key', ec, publicKey.slice(0, 100), publicKey + ' '.repeat(20_000), pair(512).publicKey])
      expect(
        codeOf(() => encryptPassword(bytes('p'.repeat(30)), counted(20), key)),
        key.slice(0, 40),
      ).toBe('auth-public-key-bad');
  });

  it('gives no password for bytes that are none', () => {
    for (const wrong of [hex(''), hex('00'), new Uint8Array(128), new Uint8Array(128).fill(255)])
      expect(decryptPassword(wrong, counted(20), privateKey)).toBeUndefined();
  });
});
