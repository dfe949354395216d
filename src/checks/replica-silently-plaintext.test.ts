import { it } from 'vitest';
import { makeAttempt, makeGreeting } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { makeChannel, replicated } from '../../test/make/replica.ts';
import { check } from './replica-silently-plaintext.ts';

it('fires on the fault', () => {
  finds(check, replicated(makeChannel({ ssl: false })), 1);
  const source = makeAttempt({ greeting: makeGreeting({ offersTls: false }) });
  finds(check, replicated(makeChannel({ verifies: false, source })), 1);
});

it('is silent on the near miss', () => {
  finds(check, replicated(makeChannel()), 0);
  finds(check, replicated(makeChannel({ ssl: false, io: 'No' })), 0);
});
