import { expect, it } from 'vitest';
import { silent, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './network-closed-before-greeting.ts';

it('fires: closed', () => {
  finds(check, wired(silent({ closedBeforeGreeting: 'fin' })), 1);
});

it('is silent: silent', () => {
  finds(check, wired(silent({ closedBeforeGreeting: 'timeout' })), 0);
});

it('tells a greeting that was cut from another service', () => {
  const begun = Buffer.from('6a0000000a31312e', 'hex');
  const [found] = finds(check, wired(silent({ closedBeforeGreeting: 'fin', firstBytes: begun })), 1);
  expect(found?.what).toContain('in the middle');
  finds(check, wired(silent({ closedBeforeGreeting: 'fin', firstBytes: Buffer.from('-DENIED Redis') })), 0);
});
