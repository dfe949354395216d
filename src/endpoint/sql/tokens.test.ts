import { expect, it } from 'vitest';
import { tokensOf } from './tokens.ts';

const check = (sql: string, ...expected: string[]): void => {
  const tokens = tokensOf(sql).slice(0, -1);
  expect(
    tokens.map(({ kind, text }) => `${kind}:${text}`),
    sql,
  ).toEqual(expected);
};

it('cuts as MySQL does', () => {
  check('SELECT @@a.b', 'word:SELECT', 'operator:@@', 'word:a', 'operator:.', 'word:b');
  check(`'it''s' "a\\"b" \`x\`\`y\``, "string:it's", 'string:a"b', 'name:x`y');
  check("'\\n\\%\\x'", 'string:\n\\%x');
  check('a@b.c.d x@127.0.0.1', 'word:a', 'operator:@', 'word:b.c.d', 'word:x', 'operator:@', 'word:127.0.0.1');
  check('1 1.5 1a', 'number:1', 'number:1.5', 'word:1a');
  check('a<=b<>c', 'word:a', 'operator:<=', 'word:b', 'operator:<>', 'word:c');
  check('größe', 'word:größe');
});

it('skips comments and reads executable ones', () => {
  check('/* x */ a -- b\n c # d\n--\n/**/e', 'word:a', 'word:c', 'word:e');
  check('/*!40101 SET NAMES utf8 */', 'word:SET', 'word:NAMES', 'word:utf8');
  check('/*M!100100 a */ b', 'word:a', 'word:b');
  check('5--3', 'number:5', 'operator:-', 'operator:-', 'number:3');
});

it.each(["'a", '"a', '`a', '/* a', '/*! a', '/*!', "'a\\"])('%s has no end', (sql) => {
  expect(() => tokensOf(sql)).toThrow(/near/);
});
