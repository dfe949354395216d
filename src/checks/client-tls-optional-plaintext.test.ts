import { it } from 'vitest';
import { makeAttempt, plainSession, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-tls-optional-plaintext.ts';

it('fires: in, in plain text', () => {
  finds(check, wired(plainSession()), 1);
});

it('is silent: encrypted, or over the socket', () => {
  finds(check, wired(makeAttempt()), 0);
  finds(check, wired({ ...plainSession(), to: { socket: '/s' } }), 0);
});
