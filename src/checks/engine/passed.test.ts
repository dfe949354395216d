import { expect, it } from 'vitest';
import { loginError, makeAttempt, makeFacts, wired } from '../../../test/make/facts.ts';
import type { Facts } from '../../facts/facts.ts';
import { passedStates } from './passed.ts';
import type { State } from './state.ts';

const passes = (facts: Facts, state: State): boolean => passedStates(facts).has(state);

it('is what the connection was seen to get past, and no more', () => {
  const verified = wired(makeAttempt({ clientCertificateSent: true }));
  for (const state of [
    'tls-not-offered',
    'handshake-failed',
    'server-cert-refused',
    'client-cert-refused',
    'login-denied',
  ] as const)
    expect(passes(verified, state), state).toBe(true);
  // A server that runs may still not start again.
  expect(passes(verified, 'server-not-running')).toBe(false);
  const unverified = wired(makeAttempt({ tls: { ok: true, chain: [] } }));
  expect(passes(unverified, 'server-cert-refused')).toBe(false);
  expect(passes(unverified, 'client-cert-refused')).toBe(false);
  const wrongName = wired(makeAttempt({ tls: { ok: true, chain: [], verified: { ok: false, what: 'name' } } }));
  expect(passes(wrongName, 'server-cert-refused')).toBe(true);
  expect(passes(wired(loginError(1045, 'denied')), 'login-denied')).toBe(false);
});

it('is nothing where another client fails, or nothing answered', () => {
  const wire = { attempts: [makeAttempt()] };
  expect(passedStates(makeFacts({ wire, client: { program: { id: 'connector-j-9' } } })).size).toBe(0);
  expect(passedStates(makeFacts({ wire, client: { complaint: 'ERROR 2026' } })).size).toBe(0);
  expect(passedStates(makeFacts({ wire, client: { program: { id: 'mariadb-11' } } })).size).toBeGreaterThan(0);
  expect(passedStates(makeFacts()).size).toBe(0);
});
