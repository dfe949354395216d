import { expect, it } from 'vitest';
import { makeAttempt, makeGreeting, wired } from '../../../test/make/facts.ts';
import type { AccountFact } from '../../facts/account.ts';
import { accountName, openAccount } from './account-open.ts';

const open = (
  parts: Partial<AccountFact> = {},
  variables: Readonly<Record<string, string>> = { require_secure_transport: 'OFF' },
  offersTls = true,
): boolean => {
  const account: AccountFact = { user: 'app', host: '%', plugin: 'x', require: { kind: 'NONE' }, ...parts };
  const facts = wired(makeAttempt({ greeting: makeGreeting({ offersTls }) }));
  return openAccount({ ...facts, admin: { variables, matched: account } }) !== undefined;
};

it('is open: no clause, nothing for all', () => {
  expect(open()).toBe(true);
  expect(open({}, { have_ssl: 'YES' })).toBe(true);
});

it('is not: a clause, a local one, one of the system, TLS for all, none to be had, nothing seen', () => {
  expect(open({ require: { kind: 'SSL' } })).toBe(false);
  expect(open({ host: 'localhost' })).toBe(false);
  expect(open({ plugin: 'unix_socket' })).toBe(false);
  expect(open({}, { require_secure_transport: 'ON' })).toBe(false);
  expect(open({}, { require_secure_transport: 'OFF' }, false)).toBe(false);
  expect(open({}, {})).toBe(false);
});

it('names an account', () => expect(accountName({ user: 'a', host: '%' })).toBe("'a'@'%'"));
