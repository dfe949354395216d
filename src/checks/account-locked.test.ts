import { expect, it } from 'vitest';
import { loginError, wired } from '../../test/make/facts.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import { check } from './account-locked.ts';

it('fires on the numbers of both products', () => {
  finds(check, wired(loginError(3118, "Access denied for user 'a'@'b'. Account is locked.")), 1);
  finds(check, wired(loginError(4151, 'Access denied, this account is locked')), 1);
});

it('fires where MariaDB has counted too many wrong passwords', () => {
  const facts = wired(loginError(4150, 'User is blocked because of too many credential errors'));
  expect(fixOf(finds(check, facts, 1)[0], facts)[0]).toMatch(/FLUSH PRIVILEGES/);
});

it('is silent where the login is denied for another reason', () => {
  finds(check, wired(loginError(1045, 'Access denied')), 0);
});
