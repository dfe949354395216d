import { expect, it } from 'vitest';
import { loginError, makeAttempt, makeFacts, makeGreeting, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './admin-login-other-server.ts';

const elsewhere = {
  version: '9.7.4',
  port: 3307,
  ids: [8, 9],
  greeted: ['10.11.18-MariaDB'],
  greetedIds: [31],
} as const;
const failing: Facts = { ...wired(loginError(1045, 'denied')), adminElsewhere: elsewhere };

it('fires on the fault', () => {
  const [found] = finds(check, failing, 1);
  expect(found?.what).toContain('10.11.18-MariaDB here, 9.7.4 there');
  expect(found?.fix?.at(-1)).toContain('3307');
});

it('is no more than a notice where the connection works', () => {
  expect(finds(check, { ...wired(makeAttempt()), adminElsewhere: elsewhere }, 1)[0]?.severity).toBe('notice');
});

it('is silent on the near miss', () => {
  finds(check, { ...makeFacts(), adminElsewhere: elsewhere }, 0);
  finds(check, wired(makeAttempt({ greeting: makeGreeting({ connectionId: 7 }) })), 0);
});
