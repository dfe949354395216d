import { expect, it } from 'vitest';
import { cutOff, failedTls, loginError, makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Attempt } from '../facts/wire.ts';
import { check } from './network-nothing-after-greeting.ts';

const small = (tls: Partial<NonNullable<Attempt['tls']>>): Attempt => ({ ...failedTls(tls), purpose: 'tls-refusal' });
const { tls: _tls, ...plainOnly } = makeAttempt();
const cutLogin = (purpose: Attempt['purpose']): Attempt => ({
  ...plainOnly,
  purpose,
  stage: 'login',
  login: { ok: false, closed: 'reset' },
});

it('fires: TLS, a refused TLS and a plain login end alike', () => {
  const [found] = finds(
    check,
    wired(failedTls({ closed: 'timeout' }), small({ closed: 'timeout' }), cutLogin('plain')),
    1,
  );
  expect(found?.what).toContain('nothing is answered');
});

it('fires: a plain login that was asked for is cut', () => {
  finds(check, wired(cutLogin('as-asked')), 1);
});

it('is silent: the plain login is answered, or the refused TLS', () => {
  const denied = { ...loginError(1045, 'Access denied'), purpose: 'plain' } as const;
  const alert = { code: 40, name: 'handshake_failure', fatal: true };
  finds(check, wired(failedTls({ closed: 'reset' }), small({ closed: 'reset' }), denied), 0);
  finds(check, wired(failedTls({ closed: 'reset' }), small({ alertReceived: alert }), cutLogin('plain')), 0);
  finds(check, wired(cutOff('greeting')), 0);
});
