import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './health-check-blocks-host.ts';

const blocked = (sum: string, begun: string, finished: string): Facts =>
  makeFacts({
    admin: {
      variables: { max_connect_errors: '5' },
      status: { ssl_accepts: begun, ssl_finished_accepts: finished },
      hostCache: [{ ip: '192.0.2.2', sum_connect_errors: sum, count_handshake_errors: '5' }],
    },
  });

it('fires on the fault', () => {
  finds(check, blocked('5', '0', '0'), 1);
});

it('is silent on the near miss', () => {
  finds(check, blocked('4', '0', '0'), 0);
  finds(check, blocked('5', '6', '1'), 0);
});
