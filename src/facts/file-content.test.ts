import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import type { FileContent } from './file.ts';
import { fileContent } from './file-content.ts';

const ca = makeCa('/CN=CA');
const of = (text: string | Uint8Array): FileContent => fileContent(typeof text === 'string' ? Buffer.from(text) : text);

it('tells the forms apart', () => {
  expect(of(ca.pem)).toMatchObject({ form: 'pem', lineEnds: 'lf', blocks: [{ kind: 'certificate' }] });
  expect(of(ca.der).form).toBe('der');
  expect(of('').form).toBe('empty');
  expect(of(' \r\n').form).toBe('empty');
  expect(of('<html>not found</html>').form).toBe('html');
  expect(of('hello').form).toBe('text');
  expect(of(Uint8Array.of(0, 1, 2, 3)).form).toBe('binary');
  expect(of(Buffer.from('3082010002010330', 'hex')).form).toBe('pkcs12');
  expect(of(Buffer.from('feedfeed00000002', 'hex')).form).toBe('jks');
  expect(of(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ca.pem, 'utf16le')])).form).toBe('utf-16');
});

it('sees how lines end', () => {
  expect(of(ca.pem.replaceAll('\n', '\r\n')).lineEnds).toBe('crlf');
  expect(of(ca.pem.replaceAll('\n', '\r')).lineEnds).toBe('cr');
  expect(of(ca.pem.replaceAll('\n', ' ')).lineEnds).toBe('none');
  expect(of(`\ufeff${ca.pem}`)).toMatchObject({ byteOrderMark: true, blocks: [{ kind: 'certificate' }] });
  expect(of(ca.pem.replace(/-----END.*/, ''))).toMatchObject({
    form: 'pem',
    blocks: [],
    damage: [expect.stringContaining('line')],
  });
});

it('keeps the public half of a key and nothing of the private one', () => {
  const [block] = of(ca.keyPem).blocks;
  expect(block).toMatchObject({
    kind: 'private-key',
    key: { form: 'pkcs8', encrypted: false, algorithm: 'ec', curve: 'prime256v1' },
  });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const legacy = String(privateKey.export({ type: 'pkcs1', format: 'pem' }));
  expect(of(legacy).blocks[0]).toMatchObject({ key: { form: 'pkcs1', bits: 2048 } });
  const locked = String(privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' }));
  expect(of(locked).blocks[0]).toEqual({ kind: 'private-key', line: 1, key: { form: 'pkcs8', encrypted: true } });
  const secret = privateKey.export({ format: 'jwk' }).d ?? '';
  expect(
    JSON.stringify(of(legacy), (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('base64url') : value,
    ),
  ).not.toContain(secret.slice(2, 40));
});

it('says that a key is damaged', () => {
  const broken = `-----BEGIN PRIVATE KEY-----\n${Buffer.from('nonsense').toString('base64')}\n-----END PRIVATE KEY-----\n`;
  expect(of(broken).blocks[0]).toMatchObject({ key: { damage: expect.stringContaining('OpenSSL cannot load it') } });
});

it('knows a PEM file in disguise', () => {
  expect(of(Buffer.from(ca.pem).toString('base64'))).toMatchObject({ form: 'text', disguise: 'base64' });
  expect(of(ca.pem.replaceAll('-----', '—'))).toMatchObject({ form: 'text', disguise: 'dashes' });
  expect(of(ca.pem.replaceAll('-----', '----'))).toMatchObject({ form: 'text', disguise: 'dashes' });
  expect(of('aGVsbG8=').disguise).toBeUndefined();
  expect(of('# BEGIN of the list').disguise).toBeUndefined();
});
