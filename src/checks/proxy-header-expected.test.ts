import { it } from 'vitest';
import { makeAttempt, silent, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './proxy-header-expected.ts';

const quiet = silent({ closedBeforeGreeting: 'timeout' });

it('fires on the fault', () => {
  finds(check, wired(quiet, makeAttempt({ purpose: 'proxy-header' })), 1);
});

it('is silent on the near miss', () => {
  finds(check, wired(quiet, silent({ purpose: 'proxy-header', closedBeforeGreeting: 'timeout' })), 0);
  finds(check, wired(makeAttempt(), makeAttempt({ purpose: 'proxy-header' })), 0);
});
