import { expect, it } from 'vitest';
import { collectOptions } from './collect-options.ts';
import type { GivenOption, OptionSpec } from './option-spec.ts';

const table = [
  { name: 'host', kind: 'value', help: '' },
  { name: 'add', kind: 'list', help: '' },
  { name: 'mode', kind: 'value', choices: ['a', 'b'], default: 'a', help: '' },
] as const satisfies readonly OptionSpec[];

it('lets the last source win and adds lists up', () => {
  const given: GivenOption[] = [
    { name: 'host', value: 'env', origin: { kind: 'environment', variable: 'MYSQL_HOST' } },
    { name: 'add', value: '1', origin: { kind: 'file', file: 'f', line: 1, group: 'g' } },
    { name: 'add', value: '2', origin: { kind: 'argument', index: 0 } },
    { name: 'host', value: 'argv', origin: { kind: 'argument', index: 1 } },
  ];
  const { options, origins } = collectOptions(given, table);
  const mode: 'a' | 'b' = options.mode;
  expect({ ...options, mode }).toEqual({ host: 'argv', add: ['1', '2'], mode: 'a' });
  expect(origins).toEqual({
    host: { kind: 'argument', index: 1 },
    add: { kind: 'argument', index: 0 },
    mode: { kind: 'default' },
  });
});
