import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, scratch } from '../../test/ca/scratch.ts';
import { CsvParser, csvRows } from './csv.ts';

function parse(text: string, size = text.length || 1): (readonly string[])[] {
  const parser = new CsvParser('x');
  const rows: (readonly string[])[] = [];
  for (let at = 0; at < text.length; at += size)
    for (const { cells } of parser.push(text.slice(at, at + size))) rows.push(cells);
  for (const { cells } of parser.end()) rows.push(cells);
  return rows;
}

describe('CSV', () => {
  it('has commas, quotes, comments and blank lines', () => {
    expect(parse('a,b\r\n# c\n\n "x,""y""" , z \n,\n"two\nlines",w')).toEqual([
      ['a', 'b'],
      ['x,"y"', 'z'],
      ['', ''],
      ['two\nlines', 'w'],
    ]);
    expect(parse('\ufeffname\n')).toEqual([['name']]);
    expect(parse('')).toEqual([]);
  });

  it('knows its lines', async () => {
    const path = join(scratch(), 'names.csv');
    writeFileSync(path, 'a\n\n"b\nb"\nc');
    const lines: number[] = [];
    for await (const { line } of csvRows(path)) lines.push(line);
    expect(lines).toEqual([1, 3, 5]);
    const none = async (): Promise<void> => {
      for await (const _row of csvRows(`${path}.none`));
    };
    expect(await codeOf(none())).toBe('file-missing');
  });

  it('is damaged by a quote in the middle or one that is left open', () => {
    for (const text of ['a "b",c\n', '"a"b\n', '"a', `"${'x'.repeat(70_000)}`]) {
      expect(() => parse(text), text.slice(0, 9)).toThrow(expect.objectContaining({ code: 'csv-damaged' }));
    }
  });

  it('comes out the same in pieces of any size, whatever is quoted', () => {
    const cell = fc.string().map((text) => text.replace(/\r/g, ''));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 20 }),
        (rows, size) => {
          const text = rows
            .map((cells) => `${cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')}\n`)
            .join('');
          expect(parse(text, size)).toEqual(rows);
        },
      ),
    );
  });
});
