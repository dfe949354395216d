import { it } from 'vitest';
import { failedTls, makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './tls-handshake-failed.ts';

it('fires: any failed handshake', () => {
  finds(check, wired(failedTls({ alertReceived: { code: 40, name: 'x', fatal: true } })), 1);
});

it('is silent: it passes, the certificate is refused, or the answer is no TLS', () => {
  finds(check, wired(makeAttempt()), 0);
  finds(check, wired(failedTls({ verified: { ok: false, what: 'name' } })), 0);
  finds(check, wired(failedTls({ error: { code: 'E', text: 'wrong version number' } })), 0);
});
