import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accountText, parseAccountName, sameAccount, sqlText } from './account-name.ts';

it('reads accounts as people write them', () => {
  const check = (text: string, user: string, host: string): void =>
    expect(parseAccountName(text), text).toEqual({ user, host });
  check("'app'@'%'", 'app', '%');
  check('app@10.0.0.%', 'app', '10.0.0.%');
  check('`o\'brien`@"db1"', "o'brien", 'db1');
  check("'o''brien'@localhost", "o'brien", 'localhost');
  check('app', 'app', '%');
  check("''@'localhost'", '', 'localhost');
});

it('refuses what is no account', () => {
  for (const text of ['', "'app'@'%' x", "'app", 'app@%@x', `${'x'.repeat(81)}@%`, 'a\nb@%']) {
    expect(() => parseAccountName(text), text).toThrow(expect.objectContaining({ code: 'usage' }));
  }
});

it('writes what it reads', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 30 }).filter((text) => !/[\0\r\n\\]/.test(text)),
      fc.string({ maxLength: 30 }).filter((text) => !/[\0\r\n\\]/.test(text)),
      (user, host) => {
        expect(parseAccountName(accountText({ user, host }))).toEqual({ user, host });
      },
    ),
  );
});

it('quotes for SQL and compares hosts without case', () => {
  expect(sqlText("a\\b'c")).toBe("'a\\\\b''c'");
  expect(sameAccount({ user: 'a', host: 'DB1' }, { user: 'a', host: 'db1' })).toBe(true);
  expect(sameAccount({ user: 'A', host: '%' }, { user: 'a', host: '%' })).toBe(false);
});
