import { it } from 'vitest';
import { makeAttempt, makeFacts, plainSession } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import type { Attempt } from '../facts/wire.ts';
import { check } from './compression-is-not-encryption.ts';

const session = (compress: boolean, attempt: Attempt): Facts =>
  makeFacts({
    client: { intent: { transport: 'tcp', passwordGiven: true, sslMode: 'DISABLED', sslModeFrom: 'asked', compress } },
    wire: { attempts: [attempt] },
  });

it('fires on the fault', () => {
  finds(check, session(true, plainSession()), 1);
});

it('is silent on the near miss', () => {
  finds(check, session(true, makeAttempt()), 0);
  finds(check, session(false, plainSession()), 0);
  finds(check, session(true, plainSession({ to: { socket: '/s' } })), 0);
});
