import fc from 'fast-check';
import { expect, it } from 'vitest';
import { optionLines } from './option-lines.ts';

it('loses nothing, whatever the file', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\0', '='), maxLength: 40 });
  fc.assert(
    fc.property(text, fc.constantFrom('mysql', 'mariadb'), (file, dialect) => {
      expect(
        optionLines(file, dialect)
          .map((line) => line.text + line.end)
          .join(''),
      ).toBe(file);
    }),
  );
});

it('numbers physical lines and keeps their ends', () => {
  expect(optionLines('a\r\n\nb', 'mysql')).toEqual([
    { number: 1, text: 'a', end: '\r\n', seen: 'a\r\n' },
    { number: 2, text: '', end: '\n', seen: '\n' },
    { number: 3, text: 'b', end: '', seen: 'b' },
  ]);
});

it('breaks a long line for MariaDB only', () => {
  const seen = (dialect: 'mysql' | 'mariadb'): (number | undefined)[] =>
    optionLines(`${'x'.repeat(5000)}\ny\n`, dialect).map((line) => line.seen?.length);
  expect(seen('mysql')).toEqual([5001, 2]);
  expect(seen('mariadb')).toEqual([4094, 907, 2]);
});

it('sees zero bytes as each of them does', () => {
  const seen = (text: string, dialect: 'mysql' | 'mariadb'): (string | null)[] =>
    optionLines(text, dialect).map((line) => line.seen);
  expect(seen('a\0b\nc\n', 'mariadb')).toEqual(['a', 'c\n']);
  expect(seen('a\0b\nc\nd', 'mysql')).toEqual(['ac\n', 'd']);
  expect(seen('a\n\0\nb\n', 'mysql')).toEqual(['a\n', null]);
  expect(optionLines('a\0b\nc\nd', 'mysql').map((line) => line.number)).toEqual([1, 3]);
});
