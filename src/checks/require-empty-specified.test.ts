import { it } from 'vitest';
import { makeAttempt } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './require-empty-specified.ts';

it('fires where nothing is left to compare, whether the login is denied or not', () => {
  const empty = denied({ kind: 'SPECIFIED' });
  finds(check, { ...empty, wire: { attempts: [makeAttempt({ session: { user: 'app@192.0.2.7' } })] } }, 1);
});

it('is silent on a clause with a text', () => {
  finds(check, denied({ kind: 'SPECIFIED', subject: '/CN=app' }), 0);
  finds(check, denied({ kind: 'X509' }), 0);
});
