import { it } from 'vitest';
import { makeAttempt, plainSession, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Attempt } from '../facts/wire.ts';
import { check } from './proxy-router-hides-tls-state.ts';

const session = (Ssl_cipher: string, Ssl_version: string): Attempt =>
  makeAttempt({ session: { Ssl_cipher, Ssl_version } });

it('fires on the fault', () => {
  finds(check, wired(session('', '')), 1);
  finds(check, wired(session('ECDHE-RSA-AES128-GCM-SHA256', 'TLSv1.2')), 1);
  finds(check, wired(plainSession({ session: { Ssl_cipher: 'TLS_AES_128_GCM_SHA256', Ssl_version: 'TLSv1.3' } })), 1);
});

it('is silent on the near miss', () => {
  finds(check, wired(session('TLS_AES_128_GCM_SHA256', 'TLSv1.3')), 0);
  finds(check, wired(plainSession({ session: { Ssl_cipher: '', Ssl_version: '' } })), 0);
  finds(check, wired(makeAttempt()), 0);
});
