import { it } from 'vitest';
import { makeAttempt, makeGreeting } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { failing, replAccount, replicated } from '../../test/make/replica.ts';
import { check } from './replica-plain-require-ssl.ts';

it('fires on the fault', () => {
  finds(check, replicated(failing(1045, 'Access denied', { ssl: false })), 1);
  finds(check, replicated(failing(3159, 'Connections using insecure transport are prohibited', { ssl: false })), 1);
  finds(check, replicated(failing(1045, 'Access denied', { ssl: false, account: replAccount('SSL') })), 1);
});

it('is silent on the near miss', () => {
  finds(check, replicated(failing(1045, 'Access denied', { ssl: false, account: replAccount('NONE') })), 0);
  finds(check, replicated(failing(1045, 'Access denied')), 0);
  finds(
    check,
    replicated(
      failing(1045, 'Access denied', {
        ssl: false,
        source: makeAttempt({ greeting: makeGreeting({ offersTls: false }) }),
      }),
    ),
    0,
  );
});
