import { expect, it } from 'vitest';
import {
  cutOff,
  failedTls,
  greetingError,
  loginError,
  makeAttempt,
  makeGreeting,
  plainSession,
  silent,
} from '../../test/make/facts.ts';
import type { Attempt } from '../facts/wire.ts';
import { wayOf } from './way.ts';

const short = { passed: '+', stopped: 'X', 'left-out': '-', 'not-reached': '.' } as const;
const check = (attempt: Attempt, expected: string): void =>
  expect(
    wayOf([attempt])
      .map(({ state }) => short[state])
      .join(''),
  ).toBe(expected);

it('shows where it stopped', () => {
  check(makeAttempt(), '++++++');
  check(cutOff('connect', { connectError: 'ECONNREFUSED' }), '+X....');
  check(silent({ closedBeforeGreeting: 'fin' }), '++X...');
  check(greetingError(1129, 'blocked'), '++X...');
  check(cutOff('capability', { greeting: makeGreeting({ offersTls: false }) }), '+++X..');
  check(failedTls({ alertReceived: { code: 70, name: 'protocol_version', fatal: true } }), '+++X..');
  check(failedTls({ verified: { ok: false, what: 'chain' } }), '++++X.');
  check(
    { ...failedTls({ alertReceived: { code: 48, name: 'unknown_ca', fatal: true } }), clientCertificateSent: true },
    '++++X.',
  );
  check(makeAttempt({ clientCertificateSent: true, login: { ok: false, closed: 'fin' } }), '++++X.');
  check(loginError(1045, 'denied'), '+++++X');
  check(plainSession(), '+++--+');
  expect(wayOf([])).toEqual([]);
});
