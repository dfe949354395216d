import { expect, it } from 'vitest';
import { makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { AccountFact } from '../facts/account.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './require-lost-in-copy.ts';

const account = (host: string, kind: 'NONE' | 'X509', passwordFits = true): AccountFact => ({
  user: 'app',
  host,
  plugin: 'caching_sha2_password',
  require: { kind },
  passwordFits,
});
const facts = (matched: AccountFact, other: AccountFact, version = '9.7.4'): Facts => ({
  ...wired(makeAttempt()),
  admin: {
    version,
    flavor: /maria/i.test(version) ? 'mariadb' : 'mysql',
    variables: { require_secure_transport: 'OFF' },
    matched,
    accounts: [matched, other],
  },
});

it('fires: the row that is taken has lost what its twin has', () => {
  const [found] = finds(check, facts(account('10.%', 'NONE'), account('%', 'X509')), 1);
  expect(found?.severity).toBe('notice');
});

it('is silent: local on purpose, another password, both have it, MariaDB shows it', () => {
  finds(check, facts(account('localhost', 'NONE'), account('%', 'X509')), 0);
  finds(check, facts(account('10.%', 'NONE'), account('%', 'X509', false)), 0);
  finds(check, facts(account('10.%', 'X509'), account('%', 'X509')), 0);
  finds(check, facts(account('10.%', 'NONE'), account('%', 'X509'), '11.8.6-MariaDB'), 0);
});
