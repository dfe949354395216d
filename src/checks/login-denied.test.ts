import { it } from 'vitest';
import { loginError, makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './login-denied.ts';

it('fires: 1045', () => {
  finds(check, wired(loginError(1045, 'Access denied')), 1);
});

it('is silent: 1524, or a login that works', () => {
  finds(check, wired(loginError(1524, 'x')), 0);
  finds(check, wired(makeAttempt()), 0);
});
