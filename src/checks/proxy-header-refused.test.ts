import { it } from 'vitest';
import { failedTls, greetingError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Attempt } from '../facts/wire.ts';
import { check } from './proxy-header-refused.ts';

const raw = (errno: number, text: string, unasked: boolean): Attempt => ({
  ...failedTls({ plainAnswer: { bytes: new Uint8Array(), error: { errno, text }, unasked } }),
  purpose: 'tls-refusal',
});
const failed = failedTls({ closed: 'reset' });

it('fires on the fault', () => {
  finds(check, wired(failed, raw(1130, 'Proxy header is not accepted from 192.0.2.1', true)), 1);
  finds(check, wired(greetingError(1130, 'Proxy header is not accepted from 192.0.2.1')), 1);
});

it('is silent on the near miss', () => {
  finds(check, wired(greetingError(1130, "Host 'x' is not allowed to connect")), 0);
  finds(check, wired(failed, raw(1156, 'Got packets out of order', true)), 0);
});
