import { expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import { unreachedSsh } from './unreached-ssh.ts';

it('lets through what is not behind ssh, and never takes our loopback for the one there', async () => {
  const error = new TlsqlError('ssh-denied', { seen: 'x' });
  const ssh = unreachedSsh('db', error);
  const other = { host: 'db1.example.com', port: 3306 };
  expect(await ssh.reach(other)).toBe(other);
  for (const target of [{ host: '127.0.0.1', port: 3306 }, { host: 'localhost', port: 1 }, { socket: '/s' }])
    await expect(ssh.reach(target)).rejects.toBe(error);
  await expect(ssh.reach(other, true)).rejects.toBe(error);
  await ssh.close();
  expect(ssh.count()).toEqual({ commands: 0, journeys: 0 });
});
