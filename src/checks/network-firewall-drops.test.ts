import { it } from 'vitest';
import { cutOff, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './network-firewall-drops.ts';

it('fires: no answer', () => {
  finds(check, wired(cutOff('connect', { connectError: 'ETIMEDOUT' })), 1);
});

it('is silent: refused', () => {
  finds(check, wired(cutOff('connect', { connectError: 'ECONNREFUSED' })), 0);
});
