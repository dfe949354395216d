import { expect, it } from 'vitest';
import { type State, states, stepsBetween } from './state.ts';

const check = (from: State, to: State, steps: number | undefined): void =>
  expect(stepsBetween(from, to), `${from} → ${to}`).toBe(steps);

it('counts the steps from a state to another', () => {
  check('server-tls-off', 'server-tls-off', 0);
  check('server-tls-off', 'tls-not-offered', 1);
  check('server-tls-off', 'insecure-transport-refused', 2);
  check('client-files-unusable', 'login-denied', 2);
  check('login-denied', 'server-tls-off', undefined);
  check('server-cert-refused', 'client-cert-refused', undefined);
});

it('leads only to states that there are', () => {
  const names = Object.keys(states);
  for (const [name, { leadsTo }] of Object.entries(states))
    for (const next of leadsTo) expect(names, name).toContain(next);
});
