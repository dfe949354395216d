import { it } from 'vitest';
import { makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './server-init-connect-fails.ts';

const afterwards = (said: 'closed' | { errno: number; text: string }, init_connect = '') => ({
  ...wired(makeAttempt({ login: { ok: true, afterwards: said } })),
  admin: { variables: { init_connect } },
});

it('fires where the server says so, or where it explains the end', () => {
  finds(check, afterwards({ errno: 1184, text: 'Aborted connection (init_connect command failed)' }), 1);
  finds(check, afterwards('closed', 'SELECT 1 FROM nope.nope'), 1);
});

it('is silent where nothing is run after the login', () => {
  finds(check, afterwards('closed'), 0);
  finds(check, afterwards({ errno: 1820, text: 'SET PASSWORD' }, 'SELECT 1'), 0);
});
