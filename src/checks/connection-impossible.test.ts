import { it } from 'vitest';
import { cutOff, makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './connection-impossible.ts';

it('fires: no permission', () => {
  finds(check, wired(cutOff('connect', { connectError: 'EACCES' })), 1);
});

it('is silent: it works, or nothing listens there', () => {
  finds(check, wired(cutOff('connect', { connectError: 'ECONNREFUSED' })), 0);
  finds(check, wired(makeAttempt()), 0);
});
