import { expect, it } from 'vitest';
import { makeAttempt, makeGreeting, plainSession, wired } from '../../test/make/facts.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import type { AccountFact } from '../facts/account.ts';
import type { Facts } from '../facts/facts.ts';
import type { Attempt } from '../facts/wire.ts';
import { check } from './require-not-set.ts';

const facts = (kind: AccountFact['require']['kind'], attempt: Attempt = makeAttempt(), secure = 'OFF'): Facts => ({
  ...wired(attempt),
  admin: {
    version: '9.7.4',
    variables: { require_secure_transport: secure },
    matched: { user: 'app', host: '%', plugin: 'caching_sha2_password', require: { kind } },
  },
});

it('fires: a notice, and a warning where a session went in clear unasked', () => {
  const [found] = finds(check, facts('NONE'), 1);
  expect(found?.severity).toBe('notice');
  expect(fixOf(found, facts('NONE'))[0]).toContain("ALTER USER 'app'@'%' REQUIRE SSL");
  const plain = plainSession({ greeting: makeGreeting() });
  expect(finds(check, facts('NONE', plain), 1)[0]?.severity).toBe('warning');
});

it('says what else it may be where the client shows a certificate', () => {
  const [found] = finds(check, facts('NONE', makeAttempt({ clientCertificateSent: true })), 1);
  expect(found?.candidates).toContain('require-dropped-silently');
});

it('is silent: it has one, or TLS is demanded of all', () => {
  finds(check, facts('SSL'), 0);
  finds(check, facts('NONE', makeAttempt(), 'ON'), 0);
});
