import { it } from 'vitest';
import { loginError, makeGreeting, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './require-secure-transport-without-tls.ts';

it('fires: 3159 of a server without TLS', () => {
  finds(check, wired(loginError(3159, 'text', { greeting: makeGreeting({ offersTls: false }) })), 1);
});

it('is silent: the server has TLS', () => {
  finds(check, wired(loginError(3159, 'text')), 0);
});
