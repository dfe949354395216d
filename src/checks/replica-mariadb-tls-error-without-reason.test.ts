import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { failing, makeChannel, replicated } from '../../test/make/replica.ts';
import { check } from './replica-mariadb-tls-error-without-reason.ts';

it('fires on the fault', () => {
  finds(check, replicated(failing(2026, 'SSL connection error: error:00000000:lib(0)::reason(0)')), 1);
});

it('is silent on the near miss', () => {
  finds(check, replicated(failing(2026, 'SSL connection error: certificate verify failed')), 0);
  finds(check, replicated(makeChannel()), 0);
});
