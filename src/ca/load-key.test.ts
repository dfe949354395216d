import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openssl, scratch } from '../../test/ca/scratch.ts';
import { loadKey } from './load-key.ts';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();

function file(text: string): string {
  const path = join(scratch(), 'key.pem');
  writeFileSync(path, text, { mode: 0o600 });
  return path;
}

const code = (text: string, passphrase?: string): unknown => {
  try {
    return loadKey(file(text), passphrase).asymmetricKeyType;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

it('reads every form of key, encrypted or not', { timeout: 60_000 }, () => {
  const encrypted = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString();
  const old = openssl(['rsa', '-traditional', '-aes128', '-passout', 'pass:x'], { input: pem });
  const ec = openssl(['ecparam', '-name', 'prime256v1', '-genkey']);
  expect([pem, openssl(['rsa', '-traditional'], { input: pem }), ec, `text\n${pem}`].map((text) => code(text))).toEqual(
    ['rsa', 'rsa', 'ec', 'rsa'],
  );
  for (const text of [encrypted, old]) {
    expect(code(text, 'x')).toBe('rsa');
    expect(code(text, 'y')).toBe('private-key-passphrase-wrong');
    expect(code(text)).toBe('private-key-passphrase-needed');
  }
  expect(code(pem, 'not needed')).toBe('rsa');
});

it('tells of damage without a word of the key', () => {
  expect(code('')).toBe('pem-no-block');
  expect(code(pem.replace(/^MII.*$/m, 'AAAA'))).toBe('private-key-damaged');
  expect(code('x'.repeat(70_000))).toBe('file-too-large');
  expect(() => loadKey(join(scratch(), 'none'))).toThrow(expect.objectContaining({ code: 'file-missing' }));
});
