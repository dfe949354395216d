import { it } from 'vitest';
import { loginError, makeGreeting, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './require-secure-transport-plain-client.ts';

it('fires: 3159 of a server that has TLS', () => {
  finds(check, wired(loginError(3159, 'text')), 1);
});

it('is silent: the server has none', () => {
  finds(check, wired(loginError(3159, 'text', { greeting: makeGreeting({ offersTls: false }) })), 0);
});
