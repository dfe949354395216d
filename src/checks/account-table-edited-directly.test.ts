import { expect, it } from 'vitest';
import { loginError, makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { AccountFact } from '../facts/account.ts';
import type { Facts } from '../facts/facts.ts';
import type { Attempt } from '../facts/wire.ts';
import { check } from './account-table-edited-directly.ts';

const facts = (parts: Partial<AccountFact>, attempt: Attempt): Facts => ({
  ...wired(attempt),
  client: { intent: { transport: 'tcp', user: 'app', passwordGiven: true, sslMode: 'REQUIRED', sslModeFrom: 'asked' } },
  admin: { accounts: [{ user: 'app', host: '%', plugin: 'x', require: { kind: 'X509' }, ...parts }] },
});
const denied = loginError(1045, "Access denied for user 'app'@'localhost' (using password: YES)");

it('fires on the fault', () => {
  const [found] = finds(check, facts({ edited: ['REQUIRE: NONE'] }, denied), 1);
  expect(found).toMatchObject({ severity: 'error', leadsTo: ['wrong-target'] });
  expect(found?.fix?.join()).toContain('FLUSH PRIVILEGES');
  finds(check, facts({ edited: ['the row itself'], notLoaded: true }, denied), 1);
});

it('explains no login that works, and none whose password is wrong', () => {
  const works = finds(check, facts({ edited: ['REQUIRE: NONE'] }, makeAttempt()), 1);
  const wrong = finds(check, facts({ edited: ['REQUIRE: NONE'], passwordFits: false }, denied), 1);
  for (const [found] of [works, wrong]) expect(found?.leadsTo).toBeUndefined();
});

it('is silent on the near miss', () => {
  finds(check, facts({}, denied), 0);
  finds(check, facts({ user: 'other', edited: ['REQUIRE: NONE'] }, denied), 0);
});
