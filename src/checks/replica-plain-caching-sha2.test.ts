import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { failing, makeChannel, replicated } from '../../test/make/replica.ts';
import { check } from './replica-plain-caching-sha2.ts';

it('fires on the fault', () => {
  finds(check, replicated(failing(2061, 'Authentication requires secure connection.', { ssl: false })), 1);
});

it('is silent on the near miss', () => {
  finds(check, replicated(failing(1045, 'Access denied', { ssl: false })), 0);
  finds(check, replicated(makeChannel({ ssl: false })), 0);
});
