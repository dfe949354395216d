import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryText } from './option-bytes.ts';
import type { OptionFileDialect } from './option-file-dialect.ts';
import { type OptionFile, parseOptionFile } from './parse-option-file.ts';

function parse(text: string, dialect: OptionFileDialect = 'mysql'): OptionFile {
  return parseOptionFile(Buffer.from(text, 'latin1'), dialect);
}

/** One option line behind `[g]`: its key and what its value counts as. */
function check(line: string, key: string, value: string | null): void {
  const last = parse(`[g]\n${line}`).lines.at(-1);
  expect(last, line).toMatchObject({ kind: 'option', group: 'g', key, value, text: line });
}

describe('parseOptionFile', () => {
  it('tells the kinds of lines apart', () => {
    const file = parse('\n # c\n;c\n[client]\nhost=h\n!include /a\n! includedir  /b \n!other\n');
    expect(file.lines.map((line) => line.kind)).toEqual([
      'blank',
      'comment',
      'comment',
      'group',
      'option',
      'include',
      'includedir',
      'junk',
    ]);
    expect(file.lines.slice(5, 7)).toMatchObject([
      { path: '/a', number: 6 },
      { path: '/b', number: 7 },
    ]);
    expect(file.fault).toBeNull();
  });

  it('takes blanks off names and values', () => {
    check('  host =  h i \t', 'host', 'h i');
    check('bare  ', 'bare', null);
    check('empty=', 'empty', '');
    check('empty=  ', 'empty', '');
    check('two words', 'two words', null);
    check('=x', '', 'x');
    check('a=b=c', 'a', 'b=c');
    // The last byte of à in UTF-8 is a blank to the real parser.
    check('user=voil\xc3\xa0', 'user', 'voil\xc3');
  });

  it('takes one pair of quotes off', () => {
    check('a="x y"', 'a', 'x y');
    check(`a='x'`, 'a', 'x');
    check(`a="x'`, 'a', `"x'`);
    check('a=""', 'a', '');
    check('a="', 'a', '"');
    check('a="x" "y"', 'a', 'x" "y');
  });

  it('knows the escapes, inside quotes and outside', () => {
    check('a=\\b\\t\\n\\r\\\\\\s\\"\\\'', 'a', '\b\t\n\r\\ "\'');
    check('a="\\s"', 'a', ' ');
    check('a=\\q\\', 'a', '\\q\\');
    check('a=C:\\new', 'a', 'C:\new');
  });

  it('ends at a # outside of quotes', () => {
    check('a=x # y', 'a', 'x');
    check('a=x#y', 'a', 'x');
    check('a="x # y" # z', 'a', 'x # y');
    check("a=it's # kept", 'a', "it's # kept");
    check('a="x\\" # y', 'a', '"x" # y');
    check('ho#st=x', 'ho', null);
    check('a=x ; y', 'a', 'x ; y');
  });

  it('reads group names', () => {
    const names = (text: string): string[] =>
      parse(text).lines.flatMap((line) => (line.kind === 'group' ? line.name : []));
    expect(names('[a]\n[ b ]\n[c] junk\n[]\n [d]\n[e]]\n')).toEqual(['a', ' b', 'c', '', 'd', 'e']);
  });

  it('says where a real parser stops', () => {
    const fault = (text: string): unknown => parse(text).fault;
    expect(fault('# c\nhost=x\n[a]\n')).toMatchObject({ id: 'option-without-group', line: 2, index: 1 });
    expect(fault('\xef\xbb\xbf[client]\nhost=x\n')).toMatchObject({ id: 'byte-order-mark', line: 1 });
    expect(fault('[a]\n[b\n')).toMatchObject({ id: 'group-not-closed', line: 2 });
    expect(fault('[a]\n!include\n')).toMatchObject({ id: 'include-without-path', line: 2 });
    expect(fault('[a]\n!includedir   \n')).toMatchObject({ id: 'include-without-path' });
    expect(fault('[a]\n!include')).toBeNull();
  });

  it('reads the path of a directive as each of them does', () => {
    const path = (line: string, dialect: OptionFileDialect): unknown => {
      const last = parse(line, dialect).lines.at(-1);
      return last !== undefined && 'path' in last ? last.path : null;
    };
    expect([path('!include /a b # c\n', 'mysql'), path('!include /a b # c\n', 'mariadb')]).toEqual([
      '/a b',
      '/a b # c',
    ]);
    expect([path('!include /a', 'mysql'), path('!include /a', 'mariadb')]).toEqual(['/a', '/']);
    expect(path('!include /a\r\n', 'mariadb')).toBe('/a');
    expect(parse('!include x', 'mariadb').fault).toMatchObject({ id: 'include-without-path' });
  });

  it('says where a value stands', () => {
    for (const [line, raw] of [
      ['a = "x y" # c', '"x y"'],
      ['a=', ''],
      ['a=  ', ''],
    ] as const) {
      const option = parse(`[g]\n${line}\r\n`).lines.at(-1);
      if (option?.kind !== 'option' || option.span === null) expect.unreachable(line);
      expect(option).toMatchObject({ text: line, end: '\r\n', raw });
      expect(option.text.slice(option.span.start, option.span.end)).toBe(raw);
    }
  });

  it('keeps a decoded login file free of comments', () => {
    const file = parseOptionFile(Buffer.from('[client]\nsocket = /s # x\n'), 'mysql', { endComments: false });
    expect(file.lines[1]).toMatchObject({ value: '/s # x' });
  });

  it('is exact for any bytes, and never fails', () => {
    const bytes = fc.array(fc.constantFrom(...'[]a=\\"\'#;! \n\r\t\0\xa0\xef\xbb\xbf', '!include '), { maxLength: 60 });
    fc.assert(
      fc.property(bytes, fc.constantFrom('mysql', 'mariadb'), (parts, dialect) => {
        const file = Buffer.from(parts.join(''), 'latin1');
        const { lines } = parseOptionFile(file, dialect);
        expect(lines.map((line) => line.text + line.end).join('')).toBe(binaryText(file));
        for (const line of lines) {
          if (line.kind !== 'option' || line.span === null) continue;
          expect(Buffer.from(line.text.slice(line.span.start, line.span.end), 'latin1').length).toBe(
            line.span.end - line.span.start,
          );
        }
      }),
    );
  });

  it('refuses what is too large to be one', () => {
    expect(() => parseOptionFile(new Uint8Array(4 * 1024 * 1024 + 1), 'mysql', { name: '/etc/my.cnf' })).toThrow(
      expect.objectContaining({ code: 'file-too-large' }),
    );
  });
});
