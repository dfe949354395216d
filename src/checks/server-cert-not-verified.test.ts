import { it } from 'vitest';
import { failedTls, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './server-cert-not-verified.ts';

it('fires: the chain', () => {
  finds(check, wired(failedTls({ verified: { ok: false, what: 'chain', error: 'CERT_HAS_EXPIRED' } })), 1);
});

it('is silent: the name', () => {
  finds(check, wired(failedTls({ verified: { ok: false, what: 'name' } })), 0);
});
