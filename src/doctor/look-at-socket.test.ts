import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cutOff } from '../../test/make/facts.ts';
import { lookAtSocket } from './look-at-socket.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-socket-')));
afterAll(() => rmSync(folder, { recursive: true }));

it('follows the path of a socket that was not reached, and of no other', async () => {
  const socket = join(folder, 's.sock');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  const refused = cutOff('connect', { to: { socket }, connectError: 'EACCES' });
  const seen = await lookAtSocket({ attempts: [refused] }, '/');
  expect(seen?.steps.at(-1)).toMatchObject({ path: socket, type: 'other' });
  expect(await lookAtSocket({ attempts: [cutOff('login', { to: { socket } })] }, '/')).toBeUndefined();
  expect(await lookAtSocket(undefined, '/')).toBeUndefined();
  server.close();
});
