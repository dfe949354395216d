import { it } from 'vitest';
import { loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './database-unknown.ts';

it('fires on its number', () => {
  finds(check, wired(loginError(1049, "ERROR 1049 (42000): Unknown database 'nope'")), 1);
});

it('is silent on a denied login', () => {
  finds(check, wired(loginError(1045, 'Access denied')), 0);
});
