import { expect, it } from 'vitest';
import { describeProcess, serverPids, serverWords, socketsOf } from './server-process.ts';

it('knows a server by its command line, also under a loader', () => {
  expect(serverWords('/usr/sbin/mysqld\0--port=3307\0')).toEqual({
    program: '/usr/sbin/mysqld',
    arguments: ['--port=3307'],
    command: ['/usr/sbin/mysqld'],
  });
  expect(
    serverWords('/x/ld-linux-x86-64.so.2\0--library-path\0/x\0/x/mariadbd\0--defaults-file=/y\0')?.arguments,
  ).toEqual(['--defaults-file=/y']);
  expect(serverWords('less\0/usr/sbin/mysqld\0')).toBeUndefined();
  expect(serverWords('/usr/bin/mysqldump\0')).toBeUndefined();
  expect(serverWords('')).toBeUndefined();
});

it('tells what cannot be looked into from what is not there', () => {
  const view = { text: () => undefined, names: () => undefined, link: () => undefined, inode: () => undefined };
  expect(socketsOf(7, view)).toBeUndefined();
  expect(socketsOf(7, { ...view, names: () => [] })).toEqual(new Set());
  const fds = { ...view, names: () => ['3', '4'], link: (path: string) => (path.endsWith('/3') ? 'socket:[9]' : '/x') };
  expect(socketsOf(7, fds)).toEqual(new Set(['9']));
  expect(serverPids(view)).toEqual([]);
  expect(describeProcess(7, { users: [], groups: [] }, view)).toBeUndefined();
});
