import { expect, it } from 'vitest';
import { optionTableFaults, originText } from './option-spec.ts';

it('says where an option came from', () => {
  expect(originText({ kind: 'argument', index: 3 })).toBe('the command line');
  expect(originText({ kind: 'environment', variable: 'MYSQL_HOST' })).toBe('$MYSQL_HOST');
  expect(originText({ kind: 'file', file: '/etc/my.cnf', line: 3, group: 'client' })).toBe('/etc/my.cnf:3');
  expect(originText({ kind: 'default' })).toBe('the default');
});

it('finds what is wrong with a table', () => {
  const spec = { kind: 'flag', help: '' } as const;
  expect(optionTableFaults([{ ...spec, name: 'help', short: '?' }])).toEqual([]);
  expect(
    optionTableFaults([
      { ...spec, name: 'a', short: 'a' },
      { ...spec, name: 'a', short: 'a' },
      { ...spec, name: 'b_c', short: '-' },
    ]),
  ).toEqual(['--a is there twice', '-a is there twice', '--b_c is not kebab-case', '-- of --b_c is not one character']);
});
