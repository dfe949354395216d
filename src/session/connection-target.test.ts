import { expect, it } from 'vitest';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { connectionTarget } from './connection-target.ts';

const target = (line: string, there: readonly string[] = []) =>
  connectionTarget(
    readArguments(
      line.split(' ').filter((word) => word !== ''),
      connectionOptions,
    ),
    async (path) => there.includes(path),
  );

it('takes localhost as the mysql client does', async () => {
  const socket = '/var/lib/mysql/mysql.sock';
  expect(await target('', [socket])).toEqual({ target: { socket }, host: 'localhost', notes: [] });
  expect((await target('-h localhost -S /x')).target).toEqual({ socket: '/x' });
  expect((await target('--protocol=TCP')).target).toEqual({ host: 'localhost', port: 3306 });
  expect((await target('-h 127.0.0.1 -S /x -P 0')).target).toEqual({ host: '127.0.0.1', port: 3306 });
  expect(await target('-h ::1 -P3307')).toEqual({ target: { host: '::1', port: 3307 }, host: '::1', notes: [] });
});

it('says that the port is not used with localhost', async () => {
  const { notes } = await target('-h localhost -P 3333 -S /x');
  expect(notes).toEqual([expect.stringContaining('127.0.0.1')]);
});

it('names every socket that it tried', async () => {
  await expect(target('')).rejects.toMatchObject({
    code: 'socket-missing',
    message: expect.stringContaining('/tmp/mysql.sock'),
  });
});

it('refuses a port that is none and a socket on another host', async () => {
  await expect(target('-h a -P 65536')).rejects.toMatchObject({ code: 'usage' });
  await expect(target('-h a -P x')).rejects.toMatchObject({ code: 'usage' });
  await expect(target('-h a --protocol=SOCKET')).rejects.toMatchObject({ code: 'usage' });
});
