import { it } from 'vitest';
import { loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './account-locked.ts';

it('fires on the numbers of both products', () => {
  finds(check, wired(loginError(3118, "Access denied for user 'a'@'b'. Account is locked.")), 1);
  finds(check, wired(loginError(4151, 'Access denied, this account is locked')), 1);
});

it('is silent where the login is denied for another reason', () => {
  finds(check, wired(loginError(1045, 'Access denied')), 0);
});
