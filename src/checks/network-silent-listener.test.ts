import { it } from 'vitest';
import { silent, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './network-silent-listener.ts';

it('fires: silent', () => {
  finds(check, wired(silent({ closedBeforeGreeting: 'timeout' })), 1);
});

it('is silent: closed, or it said something', () => {
  finds(check, wired(silent({ closedBeforeGreeting: 'fin' })), 0);
  finds(check, wired(silent({ closedBeforeGreeting: 'timeout', firstBytes: Buffer.from('x') })), 0);
});
