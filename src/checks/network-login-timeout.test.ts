import { it } from 'vitest';
import { greetingError, loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './network-login-timeout.ts';

it('fires on the fault', () => {
  finds(check, wired(loginError(1159, 'Got timeout reading communication packets')), 1);
  finds(check, wired(greetingError(1159, 'Got timeout reading communication packets')), 1);
});

it('is silent on the near miss', () => {
  finds(check, wired(loginError(1158, 'Got an error reading communication packets')), 0);
});
