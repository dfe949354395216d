import { it } from 'vitest';
import { loginError, makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './account-password-expired.ts';

it('fires at the login and at the first statement', () => {
  finds(check, wired(loginError(1862, 'Your password has expired.')), 1);
  const afterwards = { errno: 1820, text: 'You must SET PASSWORD' };
  finds(check, wired(makeAttempt({ login: { ok: true, afterwards } })), 1);
});

it('is silent where the first statement fails for another reason', () => {
  finds(check, wired(makeAttempt({ login: { ok: true, afterwards: { errno: 1040, text: 'x' } } })), 0);
  finds(check, wired(makeAttempt({ login: { ok: true, afterwards: 'closed' } })), 0);
});
