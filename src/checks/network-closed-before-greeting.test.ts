import { it } from 'vitest';
import { silent, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './network-closed-before-greeting.ts';

it('fires: closed', () => {
  finds(check, wired(silent({ closedBeforeGreeting: 'fin' })), 1);
});

it('is silent: silent', () => {
  finds(check, wired(silent({ closedBeforeGreeting: 'timeout' })), 0);
});
