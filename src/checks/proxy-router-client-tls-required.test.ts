import { it } from 'vitest';
import { cutOff, loginError, makeGreeting, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Attempt } from '../facts/wire.ts';
import { check } from './proxy-router-client-tls-required.ts';

const version = (name: string): Attempt =>
  cutOff('capability', { greeting: makeGreeting({ offersTls: false, version: name }) });

it('fires on the fault', () => {
  finds(check, wired(loginError(2026, 'SSL connection error: SSL is required from client')), 1);
  finds(check, wired(version('9.7.4-router')), 1);
});

it('is silent on the near miss', () => {
  finds(check, wired(version('9.7.4')), 0);
  finds(check, wired(loginError(1045, 'Access denied')), 0);
});
