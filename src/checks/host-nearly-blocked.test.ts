import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './host-nearly-blocked.ts';

const cached = (errors: number, limit = 100): Facts =>
  makeFacts({
    admin: {
      status: {},
      variables: { max_connect_errors: String(limit) },
      hostCache: [{ ip: '192.0.2.2', sum_connect_errors: String(errors) }],
    },
  });

it('fires on the fault', () => void [50, 99].map((errors) => finds(check, cached(errors), 1)));

it('is silent on the near miss', () => {
  finds(check, cached(49), 0);
  // Blocked: that is for others to tell.
  finds(check, cached(100), 0);
  finds(check, makeFacts({ admin: { status: {} } }), 0);
});
