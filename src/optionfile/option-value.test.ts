import { expect, it } from 'vitest';
import type { OptionOrigin, OptionSpec } from './option-spec.ts';
import { booleanOf, effectiveValue } from './option-value.ts';

const file: OptionOrigin = { kind: 'file', file: '/etc/my.cnf', line: 7, group: 'client' };

it('knows the booleans and nothing else', () => {
  expect(['1', 'ON', 'True', '0', 'off', 'FALSE', 'yes', ''].map(booleanOf)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    null,
    null,
  ]);
});

it('takes an optional value back and forth by prefix', () => {
  const spec: OptionSpec = { name: 'password', kind: 'optional-value', help: '' };
  expect(effectiveValue(spec, 'off', null, file)).toBe(false);
  expect(effectiveValue(spec, 'on', null, file)).toBe(true);
  expect(effectiveValue(spec, 'plain', '', file)).toBe('');
});

it('says the place in a file and hides a secret', () => {
  const spec: OptionSpec = { name: 'kind', kind: 'value', choices: ['a'], secret: true, help: '' };
  expect(() => effectiveValue(spec, 'plain', 'hush', file)).toThrow('/etc/my.cnf:7: --kind=… (expected one of a)');
  expect(() => effectiveValue(spec, 'plain', null, file)).toThrow('/etc/my.cnf:7: --kind without a value');
});
