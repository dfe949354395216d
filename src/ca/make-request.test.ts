import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openssl, scratch } from '../../test/ca/scratch.ts';
import { makeRequest } from './make-request.ts';

it('makes a key and a request that openssl verifies', () => {
  const out = scratch();
  const made = makeRequest({ name: 'db1', names: ['DNS:db1', 'IP:10.0.0.5'], out });
  expect(readdirSync(out).sort()).toEqual(['db1-key.pem', 'db1.csr']);
  expect(statSync(made.files.key).mode & 0o777).toBe(0o600);
  const text = openssl(['req', '-in', made.files.request, '-noout', '-text', '-verify']);
  expect(text).toContain('DNS:db1, IP Address:10.0.0.5');
  expect(made.subject).toBe('/CN=db1');
  expect(makeRequest({ name: 'a/b', out, legacy: true }).subject).toBe('/CN=a\\/b');
  expect(readFileSync(join(out, 'a_b-key.pem'), 'utf8')).toContain('RSA PRIVATE KEY');
});

it('overwrites nothing and leaves no key without its request', () => {
  const out = scratch();
  writeFileSync(join(out, 'a.csr'), '');
  const code = (name: string): string => {
    try {
      makeRequest({ name, out });
      return '';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(code('a')).toBe('file-exists');
  expect(readdirSync(out)).toEqual(['a.csr']);
  expect([code('b'), code('b')]).toEqual(['', 'file-exists']);
});
