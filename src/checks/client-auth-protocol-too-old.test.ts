import { it } from 'vitest';
import { loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-auth-protocol-too-old.ts';

it('fires: 1251', () => {
  finds(check, wired(loginError(1251, 'text')), 1);
});

it('is silent: 1045', () => {
  finds(check, wired(loginError(1045, 'text')), 0);
});
