import { expect, it } from 'vitest';
import type { Asking } from './admin.ts';
import { aroundOf, type Counters, countersOf } from './counters.ts';

const at = (id: number, values: Record<string, number>, tls = false): Counters => ({ id, tls, values });

it('reads numbers by lower-case name', async () => {
  const session = {
    facts: { connectionId: 7, tls: undefined },
    query: async () => [
      ['Ssl_accepts', '4'],
      ['Uptime', '90'],
    ],
  } as unknown as Asking;
  expect(await countersOf(session)).toEqual({ id: 7, tls: false, values: { ssl_accepts: 4, uptime: 90 } });
});

it('takes off what the second look moved itself', () => {
  const before = { uptime: 9, connections: 20, ssl_accepts: 4 };
  const after = { uptime: 10, connections: 23, ssl_accepts: 6 };
  expect(aroundOf(at(20, before), at(23, after))).toEqual({ ids: [20, 23], delta: { connections: 2, ssl_accepts: 2 } });
  expect(aroundOf(at(20, before), at(23, after, true))?.delta.ssl_accepts).toBe(1);
});

it('compares nothing across a restart', () => {
  expect(aroundOf(at(20, { uptime: 90 }), at(8, { uptime: 2 }))).toBeUndefined();
  expect(aroundOf(at(2, { uptime: 90 }), at(8, { uptime: 2 }))).toBeUndefined();
});
