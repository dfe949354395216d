import { expect, it } from 'vitest';
import { findOption } from './find-option.ts';
import type { OptionSpec, OptionWarning } from './option-spec.ts';

const table: readonly OptionSpec[] = [
  { name: 'ssl-ca', kind: 'value', help: '' },
  { name: 'ssl-cert', kind: 'value', help: '' },
];
const origin = { kind: 'file', file: 'my.cnf', line: 2, group: 'client' } as const;

it('fails with the place, the candidates and the nearest name', () => {
  const never = (): void => expect.unreachable();
  expect(() => findOption('ssl-c', origin, table, true, never)).toThrow(
    'my.cnf:2: --ssl-c (expected one of --ssl-ca, --ssl-cert)',
  );
  expect(() => findOption('ssl-cret', origin, table, true, never)).toThrow('my.cnf:2: unknown option --ssl-cret');
});

it('only warns about a loose one', () => {
  const warnings: OptionWarning[] = [];
  expect(findOption('loose-x', origin, table, true, (warning) => warnings.push(warning))).toBeNull();
  expect(warnings).toMatchObject([{ id: 'option-ignored', origin }]);
});
