import { expect, it } from 'vitest';
import { readAccounts } from './identity.ts';
import { findServerProcess, listeningInodes, serverWords } from './server-process.ts';

it('knows a server by its command line, also under a loader', () => {
  expect(serverWords('/usr/sbin/mysqld\0--port=3307\0')).toEqual({
    program: '/usr/sbin/mysqld',
    arguments: ['--port=3307'],
  });
  expect(
    serverWords('/x/ld-linux-x86-64.so.2\0--library-path\0/x\0/x/mariadbd\0--defaults-file=/y\0')?.arguments,
  ).toEqual(['--defaults-file=/y']);
  expect(serverWords('less\0/usr/sbin/mysqld\0')).toBeUndefined();
  expect(serverWords('/usr/bin/mysqldump\0')).toBeUndefined();
  expect(serverWords('')).toBeUndefined();
});

it('finds who listens on a port', () => {
  const text = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:0CEA 00000000:0000 0A 00000000:00000000 00:00000000 00000000   104        0 4711 1 0',
    '   1: 0100007F:0CEA 0100007F:9999 01 00000000:00000000 00:00000000 00000000   104        0 4712 1 0',
  ].join('\n');
  expect([...listeningInodes(text, 3306)]).toEqual(['4711']);
  expect(listeningInodes(text, 3307).size).toBe(0);
});

it('does not take another server for the one asked for', () => {
  expect(findServerProcess(1, readAccounts())?.process.arguments ?? []).not.toContain('--port=2');
});
