import { expect, it } from 'vitest';
import { defaultSocket } from './default-socket.ts';

it('takes the first that is there', async () => {
  const there = ['/tmp/mysql.sock', '/var/lib/mysql/mysql.sock'];
  expect(await defaultSocket(async (path) => there.includes(path))).toBe('/var/lib/mysql/mysql.sock');
});

it('names every socket that it tried', async () => {
  await expect(defaultSocket(async () => false)).rejects.toMatchObject({
    code: 'socket-missing',
    message: expect.stringContaining('/tmp/mysql.sock'),
  });
});
