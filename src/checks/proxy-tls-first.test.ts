import { it } from 'vitest';
import { makeAttempt, makeGreeting, silent, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Attempt } from '../facts/wire.ts';
import { check } from './proxy-tls-first.ts';

const quiet = silent({ closedBeforeGreeting: 'timeout' });
const answer = (hex: string): Attempt => silent({ purpose: 'tls-first', firstBytes: Buffer.from(hex, 'hex') });

it('fires on the fault', () => {
  finds(check, wired(quiet, { ...answer('160303004a02'), greeting: makeGreeting() }), 1);
  finds(check, wired(quiet, answer('15030300020228')), 1);
});

it('is silent on the near miss', () => {
  finds(check, wired(quiet, silent({ purpose: 'tls-first', closedBeforeGreeting: 'timeout' })), 0);
  finds(check, wired(quiet, answer('485454502f31')), 0);
  finds(check, wired(makeAttempt(), answer('160303004a02')), 0);
});
