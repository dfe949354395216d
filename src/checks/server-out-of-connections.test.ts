import { it } from 'vitest';
import { greetingError, loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './server-out-of-connections.ts';

it('fires: 1040', () => {
  finds(check, wired(greetingError(1040, 'text')), 1);
});

it('is silent: 1226', () => {
  finds(check, wired(loginError(1226, 'text')), 0);
});
