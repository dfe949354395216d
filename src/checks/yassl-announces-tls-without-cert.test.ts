import { it } from 'vitest';
import { failedTls, makeGreeting, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './yassl-announces-tls-without-cert.ts';

it('fires: no TLS record from a 5.6', () => {
  finds(
    check,
    wired({
      ...failedTls({ error: { code: 'E', text: 'wrong version number' } }),
      greeting: makeGreeting({ version: '5.6.24' }),
    }),
    1,
  );
});

it('is silent: from a 9.7', () => {
  finds(check, wired(failedTls({ error: { code: 'E', text: 'wrong version number' } })), 0);
});
