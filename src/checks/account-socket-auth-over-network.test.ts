import { it } from 'vitest';
import { loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './account-socket-auth-over-network.ts';

it('fires: 1698 over TCP', () => {
  finds(check, wired(loginError(1698, 'text')), 1);
});

it('is silent: 1698 over the socket, and 1045', () => {
  finds(check, wired(loginError(1698, 'text', { to: { socket: '/s' } })), 0);
  finds(check, wired(loginError(1045, 'text')), 0);
});
