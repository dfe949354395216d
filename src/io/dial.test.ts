import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { deadlineIn } from '../base/deadline.ts';
import { TlsqlError } from '../base/error.ts';
import { dial, resolve, type Tunnel, targetText } from './dial.ts';

const soon = () => deadlineIn(5000);
const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function listen(
  onSocket: (socket: Socket) => void,
  where: { port: number; host: string } | { path: string },
): Promise<Server> {
  return new Promise((done) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      onSocket(socket);
    }).listen(where, () => done(server));
    cleanups.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
  });
}
const port = (server: Server): number => (server.address() as AddressInfo).port;

describe('dial', () => {
  it('reads, writes and sees the end', async () => {
    const server = await listen((socket) => socket.once('data', (data) => socket.end(data)), {
      port: 0,
      host: '127.0.0.1',
    });
    const { link, address } = await dial({ host: '127.0.0.1', port: port(server) }, soon());
    expect(address).toBe('127.0.0.1');
    await link.write(Buffer.from('hello'), soon());
    expect(Buffer.from((await link.read(soon(), 'echo')) ?? []).toString()).toBe('hello');
    expect(await link.read(soon(), 'the end')).toBeUndefined();
    await link.end();
  });

  it('reaches a Unix socket', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tlsql-'));
    cleanups.push(() => rmSync(folder, { recursive: true }));
    await listen((socket) => socket.end('hi'), { path: join(folder, 's') });
    const { link, address } = await dial({ socket: join(folder, 's') }, soon());
    expect(address).toBe(join(folder, 's'));
    expect(Buffer.from((await link.read(soon(), 'x')) ?? []).toString()).toBe('hi');
    link.destroy();
    link.destroy();
  });

  it('times out on silence, with what it waited for', async () => {
    const server = await listen(() => {}, { port: 0, host: '127.0.0.1' });
    const { link } = await dial({ host: '127.0.0.1', port: port(server) }, soon());
    await expect(link.read(deadlineIn(20), 'the greeting')).rejects.toMatchObject({
      code: 'deadline-passed',
      message: expect.stringContaining('the greeting'),
    });
    link.destroy();
  });

  it('reports a reset as a lost connection', async () => {
    const server = await listen((socket) => setTimeout(() => socket.resetAndDestroy(), 20), {
      port: 0,
      host: '127.0.0.1',
    });
    const { link } = await dial({ host: '127.0.0.1', port: port(server) }, soon());
    await expect(link.read(soon(), 'x')).rejects.toMatchObject({
      code: 'connection-lost',
      detail: { fields: { errno: 'ECONNRESET' } },
    });
  });

  it('names refusals and absences', async () => {
    const server = await listen(() => {}, { port: 0, host: '127.0.0.1' });
    const free = port(server);
    await new Promise((done) => server.close(done));
    await expect(dial({ host: '127.0.0.1', port: free }, soon())).rejects.toMatchObject({ code: 'connect-refused' });
    await expect(dial({ socket: '/nonexistent/socket' }, soon())).rejects.toMatchObject({ code: 'socket-missing' });
    await expect(resolve('no-such-host.invalid', soon())).rejects.toMatchObject({ code: 'host-unknown' });
    expect(await resolve('127.0.0.1', soon())).toEqual(['127.0.0.1']);
  });

  it('keeps how each address of a name answered', async ({ skip }) => {
    const addresses = await resolve('localhost', soon());
    skip(addresses.length < 2, 'localhost has one address here');
    await expect(dial({ host: 'localhost', port: 1 }, soon())).rejects.toMatchObject({
      detail: { fields: { tried: addresses.map((one) => `${one} ECONNREFUSED`).join(', ') } },
    });
  });

  it('stops at back pressure and goes on', async () => {
    const server = await listen((socket) => setTimeout(() => socket.resume(), 50), { port: 0, host: '127.0.0.1' });
    const { link } = await dial({ host: '127.0.0.1', port: port(server) }, soon());
    await link.write(new Uint8Array(8 * 1024 * 1024), soon());
    link.destroy();
  });

  it('writes targets as people do', () => {
    expect(targetText({ host: 'db1', port: 1 })).toBe('db1:1');
    expect(targetText({ host: '::1', port: 1 })).toBe('[::1]:1');
    expect(targetText({ socket: '/s' })).toBe('/s');
  });
});

describe('dial through a tunnel', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-tunnel-'));
  afterEach(() => rmSync(join(folder, 's'), { force: true }));
  const through = (trouble?: TlsqlError): Tunnel => ({
    path: join(folder, 's'),
    watch: () => () => Promise.resolve(trouble),
  });

  it('goes to the near end and speaks of the far one', async () => {
    await listen((socket) => socket.end('hello'), { path: join(folder, 's') });
    const dialled = await dial({ host: 'localhost', port: 3306, through: through() }, soon());
    expect([dialled.address, dialled.addresses]).toEqual(['127.0.0.1', ['127.0.0.1']]);
    expect(Buffer.from((await dialled.link.read(soon(), 'a word')) ?? []).toString()).toBe('hello');
    expect(await dialled.link.read(soon(), 'the end')).toBeUndefined();
  });

  it('tells a far end that is not there from one that closes, and waits for neither for ever', async () => {
    await listen((socket) => socket.end(), { path: join(folder, 's') });
    const refused = new TlsqlError('connect-refused', { seen: 'x' });
    await expect(dial({ socket: '/there', through: through(refused) }, soon())).rejects.toBe(refused);
    const { link } = await dial({ socket: '/there', through: through() }, soon());
    expect(await link.read(soon(), 'the end')).toBeUndefined();
  });

  it('leaves a silent far end to the reader', async () => {
    await listen(() => undefined, { path: join(folder, 's') });
    const { link } = await dial({ socket: '/there', through: through() }, soon());
    await expect(link.read(deadlineIn(50), 'a word')).rejects.toMatchObject({ code: 'deadline-passed' });
    link.destroy();
  });
});
