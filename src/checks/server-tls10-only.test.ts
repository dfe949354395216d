import { it } from 'vitest';
import { failedTls, makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './server-tls10-only.ts';

it('fires: the old protocol alone passes', () => {
  finds(
    check,
    wired(
      failedTls({ alertReceived: { code: 70, name: 'x', fatal: true } }),
      makeAttempt({ purpose: 'old-tls', tls: { ok: true, protocol: 'TLSv1', chain: [] } }),
    ),
    1,
  );
});

it('is silent: TLS 1.2 passes', () => {
  finds(check, wired(failedTls({ alertReceived: { code: 70, name: 'x', fatal: true } })), 0);
  finds(check, wired(makeAttempt()), 0);
});
