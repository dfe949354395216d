import { expect, it } from 'vitest';
import { cutOff, makeFacts } from '../../test/make/facts.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './server-bind-address-loopback.ts';

const bound = (address: string, to: string, port = '3306'): Facts =>
  makeFacts({
    wire: { attempts: [cutOff('connect', { connectError: 'ECONNREFUSED', to: { address: to, port: 3306 } })] },
    server: { process: { pid: 7, program: 'mysqld' }, inForce: { 'bind-address': address, port } },
  });

it('fires on the fault', () => {
  finds(check, bound('127.0.0.1', '192.0.2.1'), 1);
  finds(check, bound('127.0.0.1,::1', '127.0.1.1'), 1);
});

it('is silent on the near miss', () => {
  finds(check, bound('0.0.0.0', '192.0.2.1'), 0);
  finds(check, bound('127.0.0.1', '127.0.0.1'), 0);
  finds(check, bound('127.0.0.1', '192.0.2.1', '3307'), 0);
});

it('sends a client of this machine to the address that is bound, not the server to the network', () => {
  const facts = bound('127.0.0.1', '::1');
  const lines = fixOf(finds(check, facts, 1)[0], facts).join('\n');
  expect(lines).toContain('--host=127.0.0.1');
  expect(lines).not.toContain('0.0.0.0');
});
