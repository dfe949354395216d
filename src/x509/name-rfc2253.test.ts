import { expect, it } from 'vitest';
import { tags } from './der.ts';
import { makeName } from './name.ts';
import { rfc2253 } from './name-rfc2253.ts';
import { parseOneline } from './name-text.ts';

it.each([
  ['/C=PT/O=a\\/b+OU=c d/CN=a', 'CN=a,OU=c d+O=a/b,C=PT'],
  ['/CN= a ', 'CN=\\ a\\ '],
  ['/CN=#a#', 'CN=\\#a#'],
  ['/CN=a,\\+"\\\\<>;=', 'CN=a\\,\\+\\"\\\\\\<\\>\\;='],
  ['/CN=é\\x01', 'CN=\\C3\\A9\\01'],
  ['/1.2.3.4=a', '1.2.3.4=#0C0161'],
])('%s', (input, expected) => {
  expect(rfc2253(parseOneline(input))).toBe(expected);
});

it('writes what is not text in hexadecimal', () => {
  expect(rfc2253(makeName([[{ oid: '2.5.4.3', tag: tags.bitString, value: Uint8Array.of(0, 1) }]]))).toBe(
    'CN=#03020001',
  );
  expect(rfc2253(makeName([]))).toBe('');
});
