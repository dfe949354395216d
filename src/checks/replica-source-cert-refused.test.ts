import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { failing, judged, replicated } from '../../test/make/replica.ts';
import { check } from './replica-source-cert-refused.ts';

it('fires on the fault', () => {
  finds(
    check,
    replicated(failing(2026, 'certificate verify failed', { source: judged('chain', 'CERT_HAS_EXPIRED') })),
    1,
  );
});

it('is silent on the near miss', () => {
  finds(
    check,
    replicated(failing(2026, 'certificate verify failed', { source: judged('chain', 'SELF_SIGNED_CERT_IN_CHAIN') })),
    0,
  );
});
