import { expect, it } from 'vitest';
import type { Tunnel } from '../io/dial.ts';
import { targetFact } from './target-fact.ts';

it('records a socket or an address, and no way to it', () => {
  expect(targetFact({ socket: '/run/mysqld.sock' })).toEqual({ socket: '/run/mysqld.sock' });
  expect(targetFact({ host: 'db1', port: 3306, through: { path: '/tmp/tunnel' } as Tunnel })).toEqual({
    address: 'db1',
    port: 3306,
  });
});
