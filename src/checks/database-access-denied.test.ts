import { it } from 'vitest';
import { loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './database-access-denied.ts';

it('fires on its number', () => {
  finds(check, wired(loginError(1044, "ERROR 1044 (42000): Access denied for user 'app'@'%' to database 'shop'")), 1);
});

it('is silent on a denied login', () => {
  finds(check, wired(loginError(1045, 'Access denied')), 0);
});
