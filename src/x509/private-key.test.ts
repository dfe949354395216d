import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { smallCertificate } from '../../test/x509/small-certificate.ts';
import { parseCertificate } from './certificate.ts';
import { exportPublicKey } from './key-pair.ts';
import { encodePem } from './pem.ts';
import { describePrivateKey, inspectPrivateKey, keyMatchesCertificate, readPrivateKey } from './private-key.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const dsa = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey;
const ed = generateKeyPairSync('ed25519').privateKey;
const ed448 = generateKeyPairSync('ed448').privateKey;
const pss = generateKeyPairSync('rsa-pss', { modulusLength: 1024 }).privateKey;

type Type = 'pkcs1' | 'sec1' | 'pkcs8';
const secret = { cipher: 'aes-256-cbc', passphrase: 'secret' };

describe('readPrivateKey', () => {
  it.each([
    ['rsa', rsa, 'pkcs1', 'pkcs1'],
    ['rsa', rsa, 'pkcs8', 'pkcs8'],
    ['ec', ec, 'sec1', 'sec1'],
    ['ec', ec, 'pkcs8', 'pkcs8'],
    ['dsa', dsa, 'pkcs8', 'pkcs8'],
    ['ed25519', ed, 'pkcs8', 'pkcs8'],
    ['ed448', ed448, 'pkcs8', 'pkcs8'],
    ['rsa-pss', pss, 'pkcs8', 'pkcs8'],
  ] as readonly (readonly [string, KeyObject, Type, string])[])('%s as %#', (type, key, written, form) => {
    const pem = Buffer.from(key.export({ type: written as 'pkcs8', format: 'pem' }));
    const der = key.export({ type: written as 'pkcs8', format: 'der' });
    const encrypted = Buffer.from(key.export({ type: written as 'pkcs8', format: 'pem', ...secret }));
    expect(readPrivateKey(pem, 'k')).toMatchObject({
      form,
      encrypted: false,
      encoding: 'pem',
      line: 1,
      description: { type },
    });
    expect(readPrivateKey(der, 'k')).toMatchObject({ form, encrypted: false, encoding: 'der', description: { type } });
    const opened = readPrivateKey(encrypted, 'k', 'secret');
    expect(opened).toMatchObject({ form, encrypted: true, cipher: form === 'pkcs8' ? undefined : 'AES-256-CBC' });
    expect(opened.key.equals(key)).toBe(true);
    expect(readPrivateKey(encrypted, 'k', Buffer.from('secret')).key.equals(key)).toBe(true);
    expect(describePrivateKey(key).type).toBe(type);
  });

  it('reads encrypted PKCS#8 in DER', () => {
    const der = ed.export({ type: 'pkcs8', format: 'der', ...secret });
    expect(inspectPrivateKey(der, 'k')).toMatchObject({ encrypted: true, encoding: 'der', form: 'pkcs8' });
    expect(readPrivateKey(der, 'k', 'secret').key.equals(ed)).toBe(true);
  });

  it('takes the key from a file with other blocks in front', () => {
    const text = `${encodePem('EC PARAMETERS', Uint8Array.of(5, 0))}${encodePem('CERTIFICATE', Uint8Array.of(1))}${ec.export({ type: 'sec1', format: 'pem' })}`;
    expect(readPrivateKey(Buffer.from(text), 'k').line).toBe(7);
  });

  it.each([
    ['no passphrase', 'private-key-passphrase-needed', undefined],
    ['another passphrase', 'private-key-passphrase-wrong', 'other'],
    ['an empty passphrase', 'private-key-passphrase-wrong', ''],
  ])('refuses %s', (_, code, passphrase) => {
    for (const type of ['pkcs1', 'pkcs8'] as const) {
      const pem = Buffer.from(rsa.export({ type: type as 'pkcs8', format: 'pem', ...secret }));
      expect(() => readPrivateKey(pem, 'k', passphrase)).toThrow(expect.objectContaining({ code }));
      expect(inspectPrivateKey(pem, 'k').encrypted).toBe(true);
    }
  });

  it('refuses what is damaged, missing or of another kind', () => {
    const refuse = (bytes: Uint8Array | string, code: string): void =>
      expect(() => readPrivateKey(Buffer.from(bytes), 'k')).toThrow(expect.objectContaining({ code }));
    refuse(encodePem('PRIVATE KEY', Uint8Array.of(0x30, 0)), 'private-key-damaged');
    refuse(encodePem('CERTIFICATE', Uint8Array.of(0x30, 0)), 'pem-wrong-block');
    refuse('', 'pem-no-block');
    refuse(Uint8Array.of(0x30, 5), 'der-truncated');
    refuse(encodePem('OPENSSH PRIVATE KEY', Uint8Array.of(1)), 'key-kind-unsupported');
    const whole = ed.export({ type: 'pkcs8', format: 'der' });
    for (let length = 1; length < whole.length; length += 1)
      refuse(encodePem('PRIVATE KEY', whole.subarray(0, length)), 'private-key-damaged');
  });

  it('never shows the key', () => {
    const pem = ed.export({ type: 'pkcs8', format: 'pem' }).toString();
    const seed = String(ed.export({ format: 'jwk' }).d);
    const shown =
      inspect(readPrivateKey(Buffer.from(pem), 'k'), { depth: 9 }) +
      JSON.stringify(readPrivateKey(Buffer.from(pem), 'k'));
    for (const part of [pem.split('\n')[1] ?? '', seed]) expect(shown).not.toContain(part);
  });
});

it('tells whether a certificate is for the key', () => {
  const certificate = (key: KeyObject): ReturnType<typeof parseCertificate> =>
    parseCertificate(smallCertificate({ publicKey: exportPublicKey(key) }));
  for (const [key, other] of [
    [rsa, generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey],
    [ec, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
    [ed, rsa],
  ] as const) {
    const publicKey = createPublicKey(key);
    expect(keyMatchesCertificate(key, certificate(publicKey))).toBe(true);
    expect(keyMatchesCertificate(other, certificate(publicKey))).toBe(false);
    expect(readPrivateKey(Buffer.from(ed.export({ type: 'pkcs8', format: 'pem' })), 'k').form).toBe('pkcs8');
  }
});
