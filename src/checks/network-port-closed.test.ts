import { expect, it } from 'vitest';
import { cutOff, wired } from '../../test/make/facts.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import { check } from './network-port-closed.ts';

it('fires: refused at once', () => {
  finds(check, wired(cutOff('connect', { connectError: 'ECONNREFUSED' })), 1);
});

it('is silent: timed out, or a socket without a listener', () => {
  finds(check, wired(cutOff('connect', { connectError: 'ETIMEDOUT' })), 0);
  finds(check, wired(cutOff('connect', { connectError: 'ECONNREFUSED', to: { socket: '/s' } })), 0);
});

it('names the ports of the servers that there are', () => {
  const facts = wired(cutOff('connect', { connectError: 'ECONNREFUSED' }));
  const otherServers = [
    { pid: 7, ports: [3307] },
    { pid: 8, ports: undefined },
  ];
  const [found] = finds(check, { ...facts, otherServers }, 1);
  expect(found?.what).toMatch(/; servers of this machine listen on port 3307$/);
  expect(found?.evidence.servers).toEqual([
    { pid: 7, ports: [3307] },
    { pid: 8, ports: null },
  ]);
  expect(fixOf(found, { ...facts, otherServers })).toContain('tlsql doctor --port=3307');
});
