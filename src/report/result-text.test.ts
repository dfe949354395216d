import { expect, it } from 'vitest';
import { resultTable, resultVertical } from './result-text.ts';

const columns = [
  { name: 'n', numeric: true },
  { name: 'name', numeric: false },
];

it('draws the table of the mysql client', () => {
  expect(
    resultTable(columns, [
      ['1', 'é'],
      ['20', null],
    ]),
  ).toBe('+----+------+\n| n  | name |\n+----+------+\n|  1 | é    |\n| 20 | NULL |\n+----+------+\n');
});

it('keeps control characters from the terminal', () => {
  expect(resultTable([{ name: 'a', numeric: false }], [['\x1b[2J\n']])).toContain('\\x1b[2J\\n');
});

it('prints rows as blocks', () => {
  expect(resultVertical(columns, [['1', 'x']], 3)).toBe(
    '*************************** 3. row ***************************\n   n: 1\nname: x\n',
  );
});

it('leaves the names out, and room for NULL', () => {
  expect(resultTable([{ name: 'long', numeric: true, least: 4 }], [['1']], false)).toBe(
    '+------+\n|    1 |\n+------+\n',
  );
});

it('writes values as they are where programs read them, with room for bytes', () => {
  expect(resultTable([{ name: 'é', numeric: false }], [['\tb\0é']], true, 'raw')).toBe(
    '+-------+\n| é     |\n+-------+\n| \tb é  |\n+-------+\n',
  );
  expect(resultVertical([{ name: 'a', numeric: false }], [['\x1b\0']], 1, 'raw')).toContain('a: \x1b \n');
});
