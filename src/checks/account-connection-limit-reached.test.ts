import { it } from 'vitest';
import { greetingError, loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './account-connection-limit-reached.ts';

it('fires: 1226', () => {
  finds(check, wired(loginError(1226, 'text')), 1);
});

it('is silent: 1040', () => {
  finds(check, wired(greetingError(1040, 'text')), 0);
});
