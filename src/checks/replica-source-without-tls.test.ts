import { it } from 'vitest';
import { makeAttempt, makeGreeting } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { failing, replicated } from '../../test/make/replica.ts';
import { check } from './replica-source-without-tls.ts';

it('fires on the fault', () => {
  finds(
    check,
    replicated(
      failing(2026, 'SSL is required', { source: makeAttempt({ greeting: makeGreeting({ offersTls: false }) }) }),
    ),
    1,
  );
});

it('is silent on the near miss', () => {
  finds(check, replicated(failing(2026, 'certificate verify failed', { source: makeAttempt() })), 0);
});
