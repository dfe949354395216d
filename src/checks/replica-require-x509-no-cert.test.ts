import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { failing, replAccount, replicated } from '../../test/make/replica.ts';
import { check } from './replica-require-x509-no-cert.ts';

it('fires on the fault', () => {
  finds(check, replicated(failing(1045, 'Access denied', { account: replAccount('X509') })), 1);
});

it('is silent on the near miss', () => {
  finds(check, replicated(failing(1045, 'Access denied')), 0);
  finds(check, replicated(failing(1045, 'Access denied', { account: replAccount('SSL') })), 0);
  finds(
    check,
    replicated(failing(1045, 'Access denied', { account: replAccount('X509'), files: { cert: '/c', key: '/k' } })),
    0,
  );
});
