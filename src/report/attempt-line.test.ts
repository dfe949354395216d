import { expect, it } from 'vitest';
import { cutOff, makeAttempt } from '../../test/make/facts.ts';
import type { Attempt } from '../facts/wire.ts';
import { attemptLine } from './attempt-line.ts';

const check = (attempt: Attempt, expected: string): void => expect(attemptLine(attempt)).toBe(expected);

it('says where, how, how far and how long', () => {
  const to = { address: '10.0.0.5', port: 3306 };
  const millis = { connect: 1.2, greeting: 2, tls: 3 };
  check(
    { ...cutOff('tls'), to, millis, purpose: 'as-asked' },
    '10.0.0.5:3306 as asked: ended in the TLS handshake, 6 ms',
  );
  check(
    { ...cutOff('tls'), to, millis, purpose: 'tls-1.2', counted: true },
    '10.0.0.5:3306 with TLS 1.2 at most, where refusals come as alerts: ended in the TLS handshake, 6 ms, counted against this host',
  );
  const { tls: _none, ...plain } = makeAttempt();
  check(
    { ...plain, to: { socket: '/s' }, millis: {}, stage: 'done', purpose: 'plain' },
    '/s without TLS: logged in, 0 ms',
  );
});
