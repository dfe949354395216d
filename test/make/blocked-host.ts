import type { Facts } from '../../src/facts/facts.ts';
import { makeFacts } from './facts.ts';

/** A server that blocks a host at 5 errors: those it counted, and the TLS handshakes begun and finished. */
export function blockedHost(sum: string, begun: string, finished: string): Facts {
  return makeFacts({
    admin: {
      variables: { max_connect_errors: '5' },
      status: { ssl_accepts: begun, ssl_finished_accepts: finished },
      hostCache: [{ ip: '192.0.2.2', sum_connect_errors: sum, count_handshake_errors: '5' }],
    },
  });
}
