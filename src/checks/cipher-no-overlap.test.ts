import { it } from 'vitest';
import { failedTls, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './cipher-no-overlap.ts';

it('fires: alert 40', () => {
  finds(check, wired(failedTls({ alertReceived: { code: 40, name: 'x', fatal: true } })), 1);
});

it('is silent: alert 70', () => {
  finds(check, wired(failedTls({ alertReceived: { code: 70, name: 'x', fatal: true } })), 0);
});
