import { it } from 'vitest';
import { makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-cleartext-plugin-disabled.ts';

it('fires: that plugin', () => {
  finds(check, wired(makeAttempt({ stage: 'login', login: { ok: false, refused: 'mysql_clear_password is off' } })), 1);
});

it('is silent: another', () => {
  finds(check, wired(makeAttempt({ stage: 'login', login: { ok: false, refused: 'plugin parsec' } })), 0);
});
