import { it } from 'vitest';
import { greetingError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './proxy-header-refused.ts';

it('fires: 1130 about a PROXY header', () => {
  finds(check, wired(greetingError(1130, 'Proxy header is not accepted from x')), 1);
});

it('is silent: 1130 about the host', () => {
  finds(check, wired(greetingError(1130, 'Host x is not allowed')), 0);
});
