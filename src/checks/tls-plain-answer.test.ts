import { it } from 'vitest';
import { failedTls, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './tls-plain-answer.ts';

it('fires: no TLS record', () => {
  finds(check, wired(failedTls({ error: { code: 'E', text: 'wrong version number' } })), 1);
});

it('is silent: an alert, which is TLS', () => {
  finds(check, wired(failedTls({ alertReceived: { code: 40, name: 'x', fatal: true } })), 0);
});
