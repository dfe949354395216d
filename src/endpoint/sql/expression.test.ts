import { expect, it } from 'vitest';
import { cursorOf } from './cursor.ts';
import { readExpression, type Scope } from './expression.ts';

const scope: Scope = {
  systemVariable: (where, name) => `${where ?? ''}.${name}`,
  userVariable: (name) => (name === 'n' ? 5 : null),
  call: (name, values) => `${name}(${values.join()})`,
  column: (name) => (name === 'c' ? 'Text' : null),
  exact: false,
};

it.each<[string, unknown]>([
  ['1 + 2 - 4', -1],
  ['-(3)', -3],
  ["'a' = 'A'", 1],
  ["'a' <> 'b' AND 1 < 2", 1],
  ['0 OR 1 && 0', 0],
  ['NOT 0', 1],
  ['NULL = 1', null],
  ['NULL IS NULL', 1],
  ['1 IS NOT NULL', 1],
  ["c LIKE 'te%'", 1],
  ["t.c NOT LIKE 'te%'", 0],
  ["c IN ('x', 'text')", 1],
  ['2 NOT IN (1, 2)', 0],
  ['@n >= 5', 1],
  ['@@global.x', 'global.x'],
  ['@@local.x', 'session.x'],
  ['@@x', '.x'],
  ['CONCAT(1, @@x)', 'CONCAT(1,.x)'],
  ['current_user', 'current_user()'],
  ["'5' = 5", 1],
  ['TRUE', 1],
])('%s', (sql, expected) => {
  const cursor = cursorOf(sql);
  expect(readExpression(cursor)(scope)).toBe(expected);
  expect(cursor.atEnd()).toBe(true);
});

it('compares byte for byte where the table does', () => {
  expect(readExpression(cursorOf("c = 'text'"))({ ...scope, exact: true })).toBe(0);
});

it.each(['', '1 +', '(1', 'f(1', 'x NOT 1', 'a IN ()', 'select', '= 1'])('refuses %j', (sql) => {
  expect(() => readExpression(cursorOf(sql))).toThrow(/near/);
});
