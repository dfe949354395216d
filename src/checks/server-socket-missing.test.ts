import { expect, it } from 'vitest';
import { cutOff, wired } from '../../test/make/facts.ts';
import { fileAt, mysql } from '../../test/make/files.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './server-socket-missing.ts';

const failing = (connectError: string, parts: Partial<Facts> = {}): Facts => ({
  ...wired(cutOff('connect', { connectError, to: { socket: '/d/s' } })),
  ...parts,
});
const others = [{ pid: 7, ports: [3306], sockets: ['/run/m.sock', '/run/mysqlx.sock'] }];

it('fires: no such socket', () => {
  const [found] = finds(check, failing('ENOENT'), 1);
  expect(found?.what).toBe('there is no socket /d/s');
  expect(fixOf(found, failing('ENOENT'))[0]).toMatch(/^systemctl /);
});

it('names the socket on which a server does listen', () => {
  const facts = failing('ENOENT', { otherServers: others, again: 'tlsql doctor --socket=/d/s' });
  const [found] = finds(check, facts, 1);
  expect(found?.what).toBe('there is no socket /d/s; a server of this machine listens on /run/m.sock');
  expect(fixOf(found, facts)[0]).toBe('tlsql doctor --socket=/run/m.sock');
});

it('tells a socket that a dead server left', () => {
  expect(finds(check, failing('ECONNREFUSED'), 1)[0]?.what).toMatch(/^nobody listens on the socket \/d\/s any more/);
});

it('names the folder that is closed, or the socket', () => {
  const at = (spec: string): string | undefined =>
    finds(check, failing('EACCES', { client: { user: mysql, socket: fileAt(spec) } }), 1)[0]?.what;
  expect(at('/0755 d/0700 s:0777')).toMatch(/may not pass \/d \(0700 root:root\), in which the socket \/d\/s lies$/);
  expect(at('/0755 d/0755 s:0755')).toMatch(/may not connect to \/d\/s \(0755 root:root\)$/);
  expect(at('/0755 d/0755 s:0777')).toBe('this user may not connect to the socket /d/s');
});

it('is silent: the same over TCP', () => {
  finds(check, wired(cutOff('connect', { connectError: 'ENOENT' })), 0);
});
