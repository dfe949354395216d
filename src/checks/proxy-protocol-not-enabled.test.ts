import { it } from 'vitest';
import { failedTls, loginError, makeAttempt, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Attempt } from '../facts/wire.ts';
import { check } from './proxy-protocol-not-enabled.ts';

const raw = (errno: number, text: string, unasked: boolean): Attempt => ({
  ...failedTls({ plainAnswer: { bytes: new Uint8Array(), error: { errno, text }, unasked } }),
  purpose: 'tls-refusal',
});
const failed = failedTls({ closed: 'reset' });

it('fires on the fault', () => {
  finds(check, wired(failed, raw(1156, 'Got packets out of order', true)), 1);
  finds(check, wired(failed, raw(1043, 'Bad handshake', true)), 1);
  finds(check, wired(failed, loginError(1156, 'Got packets out of order', { purpose: 'plain' })), 1);
});

it('is silent on the near miss', () => {
  finds(check, wired(failed, raw(1043, 'Bad handshake', false)), 0);
  finds(check, wired(failed, raw(1130, 'Proxy header is not accepted from 192.0.2.1', true)), 0);
  finds(check, wired(makeAttempt(), raw(1156, 'Got packets out of order', true)), 0);
});
