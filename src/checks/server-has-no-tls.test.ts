import { it } from 'vitest';
import { cutOff, makeAttempt, makeGreeting, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './server-has-no-tls.ts';

it('fires: the bit is missing', () => {
  finds(check, wired(cutOff('capability', { greeting: makeGreeting({ offersTls: false }) })), 1);
});

it('is silent: it is there, or nobody wants TLS', () => {
  finds(check, wired(makeAttempt()), 0);
  finds(check, wired(makeAttempt({ tlsWanted: false, greeting: makeGreeting({ offersTls: false }) })), 0);
});
