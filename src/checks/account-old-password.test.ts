import { it } from 'vitest';
import { loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './account-old-password.ts';

it('fires: 1275', () => {
  finds(check, wired(loginError(1275, 'text')), 1);
});

it('is silent: 1045', () => {
  finds(check, wired(loginError(1045, 'text')), 0);
});
