import fc from 'fast-check';
import { expect, it } from 'vitest';
import { optionValueText, parseOneLine } from './option-value-text.ts';

it('keeps quotes where it can, writes plain otherwise, quotes where it must', () => {
  const of = (value: string, quote: '"' | "'" | null = null): string => optionValueText('k', value, quote, 'mysql');
  expect(of('/etc/ssl/ca.pem')).toBe('/etc/ssl/ca.pem');
  expect(of('/etc/ssl/ca.pem', '"')).toBe('"/etc/ssl/ca.pem"');
  expect(of("it's", "'")).toBe("'it\\'s'");
  expect(of('a # b')).toBe('"a # b"');
  expect(of(' a ')).toBe('" a "');
  expect(of('"a"')).toBe(`"\\"a\\""`);
  expect(of('C:\\new')).toBe('C:\\\\new');
  expect(of('C:\\Program Files')).toBe('C:\\Program Files');
  expect(of('a\nb')).toBe('a\\nb');
  expect(of('')).toBe('');
  expect(of('', '"')).toBe('""');
});

it('writes any value so that it is read back the same', () => {
  const value = fc.string({ unit: fc.constantFrom(...'ab"\'#\\= \t\n\r\b\v;!nàé日'), maxLength: 12 });
  const quote = fc.constantFrom('"', "'", null);
  const tail = fc.constantFrom('', ' ', ' # why', "# it's");
  fc.assert(
    fc.property(value, quote, tail, fc.constantFrom('mysql', 'mariadb'), (text, style, rest, dialect) => {
      const line = parseOneLine(`k=${optionValueText('k', text, style, dialect, rest)}${rest}`, '\n', dialect);
      expect(line).toMatchObject({ kind: 'option', value: text });
    }),
    { numRuns: 2000 },
  );
});

it('refuses what a line cannot hold', () => {
  for (const [value, dialect] of [
    ['a\0b', 'mysql'],
    ['x'.repeat(5000), 'mariadb'],
  ] as const) {
    expect(() => optionValueText('k', value, null, dialect)).toThrow(
      expect.objectContaining({ code: 'option-value-invalid' }),
    );
  }
  expect(optionValueText('k', 'x'.repeat(5000), null, 'mysql')).toHaveLength(5000);
});
