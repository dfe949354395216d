import { it } from 'vitest';
import { cutOff, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './network-port-closed.ts';

it('fires: refused at once', () => {
  finds(check, wired(cutOff('connect', { connectError: 'ECONNREFUSED' })), 1);
});

it('is silent: timed out, or a socket without a listener', () => {
  finds(check, wired(cutOff('connect', { connectError: 'ETIMEDOUT' })), 0);
  finds(check, wired(cutOff('connect', { connectError: 'ECONNREFUSED', to: { socket: '/s' } })), 0);
});
