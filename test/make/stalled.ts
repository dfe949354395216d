import type { Attempt } from '../../src/facts/wire.ts';
import { failedTls, loginError } from './facts.ts';

/** A TLS handshake that got no answer. */
export const stalled: Attempt = failedTls({ closed: 'timeout' });
/** A login without TLS that the server answered. */
export const plainAnswered: Attempt = loginError(1045, 'Access denied', { purpose: 'plain' });
/** A ClientHello of few bytes, which the server refused: it arrived. */
export const smallRefused: Attempt = {
  ...failedTls({ alertReceived: { code: 40, name: 'handshake_failure', fatal: true } }),
  purpose: 'tls-refusal',
};
/** The same without an answer. */
export const smallStalled: Attempt = { ...stalled, purpose: 'tls-refusal' };
