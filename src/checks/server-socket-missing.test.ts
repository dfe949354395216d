import { it } from 'vitest';
import { cutOff, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './server-socket-missing.ts';

it('fires: no such socket', () => {
  finds(check, wired(cutOff('connect', { connectError: 'ENOENT', to: { socket: '/s' } })), 1);
});

it('is silent: the same over TCP', () => {
  finds(check, wired(cutOff('connect', { connectError: 'ENOENT' })), 0);
});
