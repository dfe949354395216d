import { it } from 'vitest';
import { failedTls } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { failing, replicated } from '../../test/make/replica.ts';
import { check } from './replica-cert-refused.ts';

it('fires on the fault', () => {
  finds(
    check,
    replicated(
      failing(2026, 'tlsv1 alert unknown ca', {
        files: { cert: '/c', key: '/k' },
        source: failedTls({ alertReceived: { code: 48, name: 'unknown_ca', fatal: true } }),
      }),
    ),
    1,
  );
});

it('is silent on the near miss', () => {
  finds(
    check,
    replicated(
      failing(2026, 'tlsv1 alert unknown ca', {
        source: failedTls({ alertReceived: { code: 48, name: 'unknown_ca', fatal: true } }),
      }),
    ),
    0,
  );
});
