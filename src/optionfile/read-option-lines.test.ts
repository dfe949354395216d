import { expect, it } from 'vitest';
import type { OptionSpec } from './option-spec.ts';
import { readOptionLines } from './read-option-lines.ts';

const table: readonly OptionSpec[] = [
  { name: 'host', kind: 'value', help: '' },
  { name: 'ssl', kind: 'flag', help: '' },
];

function read(
  lines: readonly (readonly [string, string | null])[],
  unknown: 'fail' | 'ignore',
  dialect: 'mysql' | 'mariadb' = 'mysql',
) {
  const options = lines.map(([name, value], index) => ({
    name,
    value,
    origin: { kind: 'file', file: 'my.cnf', line: index + 1, group: 'client' } as const,
  }));
  const { given, warnings } = readOptionLines(options, table, { unknown, dialect });
  return [...given.map(({ name, value }) => `${name}=${value}`), ...warnings.map((warning) => warning.text)];
}

it('reads lines as arguments', () => {
  expect(
    read(
      [
        ['host', 'h'],
        ['skip_ssl', null],
        ['ssl', '1'],
        ['loose-x', null],
      ],
      'fail',
    ),
  ).toEqual(['host=h', 'ssl=false', 'ssl=true', '--loose-x is ignored: there is no such option']);
});

it('never takes the next line for a value', () => {
  expect(() =>
    read(
      [
        ['host', null],
        ['ssl', null],
      ],
      'fail',
    ),
  ).toThrow('my.cnf:1: --host without a value');
});

it('refuses or passes over what is not in the table', () => {
  expect(() => read([['prompt', 'x']], 'fail')).toThrow('my.cnf:1: unknown option --prompt');
  expect(
    read(
      [
        ['prompt', 'x'],
        ['host', 'h'],
      ],
      'ignore',
    ),
  ).toEqual(['host=h']);
  expect(read([['hos', 'x']], 'ignore')).toEqual([]);
  expect(read([['hos', 'x']], 'ignore', 'mariadb')).toEqual(['host=x']);
});

it('ignores a flag whose value is no boolean, with a warning', () => {
  expect(read([['ssl', 'yes']], 'fail')).toEqual(['ssl=yes is ignored: it is no boolean']);
});

it('takes capitals in names for MariaDB only', () => {
  expect(read([['HOST', 'x']], 'ignore')).toEqual([]);
  expect(
    read(
      [
        ['HOST', 'x'],
        ['Skip-SSL', null],
      ],
      'fail',
      'mariadb',
    ),
  ).toEqual(['host=x', 'ssl=false']);
});
