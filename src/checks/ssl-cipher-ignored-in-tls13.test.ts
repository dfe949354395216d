import { it } from 'vitest';
import { makeAttempt } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './ssl-cipher-ignored-in-tls13.ts';

const over = (protocol: string, flags: Record<string, string>): Facts => ({
  ...clientWith('[client]\n', undefined, flags),
  wire: { attempts: [makeAttempt({ tls: { ok: true, protocol, cipher: 'X', chain: [] } })] },
});
const cipher = { 'ssl-cipher': 'ECDHE-RSA-AES256-GCM-SHA384' };

it('fires: TLS 1.3', () => void finds(check, over('TLSv1.3', cipher), 1));
it('is silent: TLS 1.2', () => void finds(check, over('TLSv1.2', cipher), 0));
it('is silent: suites are named', () =>
  void finds(check, over('TLSv1.3', { ...cipher, 'tls-ciphersuites': 'TLS_AES_128_GCM_SHA256' }), 0));
