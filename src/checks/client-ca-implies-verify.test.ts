import { it } from 'vitest';
import { makeAttempt } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './client-ca-implies-verify.ts';

const against = (text: string, ok: boolean): Facts => ({
  ...clientWith(text),
  wire: { attempts: [makeAttempt({ tls: { ok: true, chain: [], verified: { ok, error: 'x', what: 'chain' } } })] },
});

it('fires: refused by a verification that nobody asked for', () =>
  void finds(check, against('[client]\nssl-ca=/ca.pem\n', false), 1));
it('is silent: verified', () => void finds(check, against('[client]\nssl-ca=/ca.pem\n', true), 0));
it('is silent: asked for', () =>
  void finds(check, against('[client]\nssl-ca=/ca.pem\nssl-mode=VERIFY_CA\n', false), 0));
