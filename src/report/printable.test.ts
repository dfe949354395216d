import { expect, it } from 'vitest';
import { printable } from './printable.ts';

const check = (text: string, expected: string): void => expect(printable(text)).toBe(expected);

it('shows what would steer the terminal', () => {
  check('plain é 日\ttab\nline', 'plain é 日\ttab\nline');
  check('\x1b[2Jx\x07', '\\x1b[2Jx\\x07');
  check('\x9b31m\r', '\\x9b31m\\x0d');
  check('\u202egpj', '\\u{202e}gpj');
});

it('shows what nobody would see', () => {
  check('/ca.pem\u200b', '/ca.pem\\u{200b}');
  check('\u00a0/ca.pem', '\\xa0/ca.pem');
});
