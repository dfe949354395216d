import { expect, it } from 'vitest';
import { matchesPattern } from './like.ts';

it.each([
  ['Ssl_cipher', 'Ssl\\_cipher', true],
  ['Ssl_cipher', 'Ssl%', true],
  ['Ssl_cipher', '%cipher', true],
  ['Ssl_cipher', '%_c%r', true],
  ['Ssl_cipher', 'Ssl', false],
  ['SslXcipher', 'Ssl\\_cipher', false],
  ['', '%', true],
  ['', '', true],
  ['a', '', false],
  ['a%', 'a\\%', true],
  ['ab', 'a\\%', false],
  ['a\\', 'a\\', true],
])('%s LIKE %s: %s', (text, pattern, matches) => {
  expect(matchesPattern(text, pattern)).toBe(matches);
});

it('stays fast on patterns made to be slow', () => {
  expect(matchesPattern('a'.repeat(5000), `${'%a'.repeat(200)}b`)).toBe(false);
});
