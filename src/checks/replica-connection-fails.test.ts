import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { failing, makeChannel, replicated } from '../../test/make/replica.ts';
import { check } from './replica-connection-fails.ts';

it('fires on the fault', () => {
  finds(check, replicated(failing(1045, 'Access denied')), 1);
  finds(check, replicated(failing(2026, 'certificate verify failed')), 1);
});

it('is silent on the near miss', () => {
  finds(check, replicated(failing(2003, "Can't connect")), 0);
  finds(check, replicated(makeChannel()), 0);
  finds(check, replicated(makeChannel({ io: 'No' })), 0);
});
