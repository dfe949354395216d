import { it } from 'vitest';
import { greetingError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './account-host-not-allowed.ts';

it('fires: 1130', () => {
  finds(check, wired(greetingError(1130, 'Host x is not allowed')), 1);
});

it('is silent: 1130 about a PROXY header', () => {
  finds(check, wired(greetingError(1130, 'Proxy header is not accepted from x')), 0);
});
