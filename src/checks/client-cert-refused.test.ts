import { it } from 'vitest';
import { failedTls, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-cert-refused.ts';

it('fires: alert 48 with a certificate', () => {
  finds(
    check,
    wired({ ...failedTls({ alertReceived: { code: 48, name: 'x', fatal: true } }), clientCertificateSent: true }),
    1,
  );
});

it('is silent: without a certificate', () => {
  finds(check, wired(failedTls({ alertReceived: { code: 48, name: 'x', fatal: true } })), 0);
});
