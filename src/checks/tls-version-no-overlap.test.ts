import { it } from 'vitest';
import { failedTls, makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './tls-version-no-overlap.ts';

it('fires: alert 70', () => {
  finds(check, wired(failedTls({ alertReceived: { code: 70, name: 'x', fatal: true } })), 1);
});

it('is silent: another alert, or an old protocol that passes', () => {
  finds(check, wired(failedTls({ alertReceived: { code: 40, name: 'x', fatal: true } })), 0);
  finds(
    check,
    wired(
      failedTls({ alertReceived: { code: 70, name: 'x', fatal: true } }),
      makeAttempt({ purpose: 'old-tls', tls: { ok: true, protocol: 'TLSv1', chain: [] } }),
    ),
    0,
  );
});
