import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { freePort, greets } from './port.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

function listen(onConnection: (write: (text: string) => void, end: () => void) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    onConnection(
      (text) => socket.write(text),
      () => socket.end(),
    );
  });
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

it('a free port is below those of outgoing connections and can be listened on', async () => {
  const port = await freePort('127.0.0.1');
  expect(port).toBeGreaterThanOrEqual(20_000);
  expect(port).toBeLessThan(32_768);
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
});

it('a server greets when it speaks first, and only then', async () => {
  expect(await greets({ host: '127.0.0.1', port: await listen((write) => write('hello')) }, 2000)).toBe(true);
  expect(await greets({ host: '127.0.0.1', port: await listen(() => {}) }, 100)).toBe(false);
  expect(await greets({ host: '127.0.0.1', port: await listen((_, end) => end()) }, 2000)).toBe(false);
  expect(await greets({ host: '127.0.0.1', port: await freePort('127.0.0.1') }, 2000)).toBe(false);
  expect(await greets({ path: '/no/such/socket' }, 2000)).toBe(false);
});
