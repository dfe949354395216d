import { expect, it } from 'vitest';
import { connectionOptions } from './connection-options.ts';
import { type OptionSpec, optionTableFaults } from './option-spec.ts';
import { readArguments } from './read-arguments.ts';

const table: readonly OptionSpec[] = connectionOptions;

it('is a good table with help for every option', () => {
  expect(optionTableFaults(table)).toEqual([]);
  for (const spec of table) expect(spec.help, spec.name).toMatch(/\S/);
  for (const spec of table) if (spec.kind !== 'flag') expect(spec.valueName, spec.name).toMatch(/^[A-Z]+$/);
});

it('has the letters of the mysql client, -h among them', () => {
  expect(table.flatMap(({ name, short }) => (short === undefined ? [] : [`-${short} ${name}`]))).toEqual([
    '-h host',
    '-P port',
    '-u user',
    '-p password',
    '-D database',
    '-S socket',
    '-C compress',
  ]);
});

it('types what it reads', () => {
  const { options } = readArguments(
    ['-hdb', '-psecret', '--ssl-mode=required', '--get-server-public-key'],
    connectionOptions,
  );
  const mode: 'DISABLED' | 'PREFERRED' | 'REQUIRED' | 'VERIFY_CA' | 'VERIFY_IDENTITY' | undefined = options['ssl-mode'];
  const password: string | boolean | undefined = options.password;
  expect([options.host, password, mode, options['get-server-public-key']]).toEqual(['db', 'secret', 'REQUIRED', true]);
});
