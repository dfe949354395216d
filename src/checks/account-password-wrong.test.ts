import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './account-password-wrong.ts';

it('fires: the clause is met', () => {
  finds(check, denied({ kind: 'NONE' }), 1);
});

it('is silent: the clause is not met', () => {
  finds(check, denied({ kind: 'X509' }), 0);
});
