import { it } from 'vitest';
import { failedTls, loginError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './network-tls-dropped.ts';

const stalled = failedTls({ closed: 'timeout' });
const plain = loginError(1045, 'Access denied', { purpose: 'plain' });
const small = {
  ...failedTls({ alertReceived: { code: 40, name: 'handshake_failure', fatal: true } }),
  purpose: 'tls-refusal' as const,
};
const none = { ...failedTls({ closed: 'timeout' }), purpose: 'tls-refusal' as const };

it('fires on the fault', () => {
  finds(check, wired(stalled, plain, none), 1);
});

it('is silent on the near miss', () => {
  finds(check, wired(stalled, plain, small), 0);
  finds(check, wired(stalled, none), 0);
  finds(check, wired(stalled, plain), 0);
});
