import { expect, it } from 'vitest';
import { printable, printableLine } from './printable.ts';

const check = (text: string, expected: string): void => expect(printable(text)).toBe(expected);

it('shows what would steer the terminal', () => {
  check('plain é 日\ttab\nline', 'plain é 日\ttab\nline');
  check('\x1b[2Jx\x07', '\\x1b[2Jx\\x07');
  check('\x9b31m\r', '\\x9b31m\\x0d');
  check('\u202egpj', '\\u{202e}gpj');
});

it('keeps a line one line', () => {
  expect(printableLine('x\r\nTo mend it:\n  rm')).toBe('x\\x0d\\nTo mend it:\\n  rm');
});

it('shows what nobody would see', () => {
  check('a\u061cb\u2028c\u2029d\u{e0041}', 'a\\u{61c}b\\u{2028}c\\u{2029}d\\u{e0041}');
  check('\u0645\u200c\u06cc', '\u0645\u200c\u06cc');
  check('/ca.pem\u200b', '/ca.pem\\u{200b}');
  check('\u00a0/ca.pem', '\\xa0/ca.pem');
});
