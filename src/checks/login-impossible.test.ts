import { it } from 'vitest';
import { makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './login-impossible.ts';

it('fires: an unknown plugin', () => {
  finds(check, wired(makeAttempt({ stage: 'login', login: { ok: false, refused: 'plugin parsec' } })), 1);
});

it('is silent: it works', () => {
  finds(check, wired(makeAttempt()), 0);
});
