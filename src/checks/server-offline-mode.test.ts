import { it } from 'vitest';
import { loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './server-offline-mode.ts';

it('fires on its number', () => {
  finds(check, wired(loginError(3032, 'The server is currently in offline mode')), 1);
});

it('is silent on a denied login', () => {
  finds(check, wired(loginError(1045, 'Access denied')), 0);
});
