import { expect, it } from 'vitest';
import { fileBase, issuedFiles } from './file-names.ts';

it('keeps letters, digits and . _ @ -', () => {
  const names = ['db1.example.com', 'alice@db', 'a/b', '../../etc/passwd', 'é', 'a b', '.hidden', '-f', '', '日本'];
  expect(names.map(fileBase)).toEqual([
    'db1.example.com',
    'alice@db',
    'a_b',
    '_._.._etc_passwd',
    '_',
    'a_b',
    '_hidden',
    '_f',
    '_',
    '__',
  ]);
  expect(fileBase('x'.repeat(300)).length).toBe(200);
});

it('names three files', () => {
  expect(issuedFiles('out', 'db1')).toEqual({
    certificate: 'out/db1-cert.pem',
    key: 'out/db1-key.pem',
    chain: 'out/db1-chain.pem',
  });
});
