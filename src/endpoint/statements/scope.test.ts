import { expect, it } from 'vitest';
import { deskOf } from '../../../test/endpoint/desk.ts';
import { scopeOf } from './scope.ts';

it('answers functions, variables and columns', () => {
  const { state, session } = deskOf();
  session.own.set('x', 3);
  const scope = scopeOf(state, session, { table: { columns: ['Name'], rows: [], exact: true }, values: ['v'] });
  expect(scope.call('CONCAT', ['a', 1])).toBe('a1');
  expect(scope.call('concat', ['a', null])).toBeNull();
  expect(scope.call('ifnull', [null, 2])).toBe(2);
  expect(scope.call('length', ['é'])).toBe(2);
  expect(scope.call('connection_id', [])).toBe(7);
  expect(scope.call('unix_timestamp', [])).toBe(1_700_000_000);
  expect(scope.call('now', [])).toBe('2023-11-14 22:13:20');
  expect([scope.userVariable('x'), scope.userVariable('y')]).toEqual([3, null]);
  expect([scope.column('NAME'), scope.exact]).toEqual(['v', true]);
  expect(() => scope.call('constructor', [])).toThrow('FUNCTION constructor does not exist');
});
