import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { cli } from '../make/cli.ts';

const open: Server[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of open.splice(0)) server.close();
});

/** A peer that does what it likes with each connection; the second function gets what the client sends. */
async function peer(serve: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    serve(socket);
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A packet of the protocol. */
function packet(sequence: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUIntLE(payload.length, 0, 3);
  head[3] = sequence;
  return Buffer.concat([head, payload]);
}

const evil = '\u001b[2J\u001b]0;owned\u0007\u009b31m\r\nERROR\u202etxt';

/** A greeting of protocol 10 with CLIENT_SSL. */
function greeting(version = '8.4.0', plugin = 'caching_sha2_password'): Buffer {
  const capabilities = 0xdfffffff;
  const fixed = Buffer.alloc(31);
  fixed.writeUInt32LE(7, 0);
  fixed.write('abcdefgh', 4);
  fixed.writeUInt16LE(capabilities & 0xffff, 13);
  fixed[15] = 255;
  fixed.writeUInt16LE(2, 16);
  fixed.writeUInt16LE(capabilities >>> 16, 18);
  fixed[20] = 21;
  const scramble = Buffer.from('ijklmnopqrst\0');
  return packet(0, Buffer.concat([Buffer.from(`\x0a${version}\0`), fixed, scramble, Buffer.from(`${plugin}\0`)]));
}

const error = (sequence: number, text: string): Buffer =>
  packet(sequence, Buffer.concat([Buffer.from([0xff, 0x15, 0x04]), Buffer.from(`#28000${text}`)]));

/** Sends again and again until the peer goes. */
function pour(socket: Socket, chunk: Buffer, every = 0): void {
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else if (socket.writableLength < 1 << 20) socket.write(chunk);
  }, every);
  socket.on('close', () => clearInterval(timer));
}

const record = (body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([22, 3, 3, body.length >> 8, body.length & 255]), body]);

const cases: Readonly<Record<string, (socket: Socket) => void>> = {
  'garbage for a greeting': (socket) =>
    void socket.write(Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 37) & 255))),
  'a greeting that drips': (socket) => {
    const bytes = greeting();
    let at = 0;
    const timer = setInterval(() => {
      if (socket.destroyed || at >= bytes.length) clearInterval(timer);
      else socket.write(bytes.subarray(at, at + 1));
      at += 1;
    }, 500);
  },
  'a huge packet': (socket) => {
    socket.write(Buffer.from([0xff, 0xff, 0xff, 0]));
    pour(socket, Buffer.alloc(65_536, 0x41));
  },
  'text without an end': (socket) => pour(socket, Buffer.alloc(65_536, 0x41)),
  'escape sequences in the first error': (socket) => void socket.end(error(0, evil)),
  'escape sequences in version and plugin': (socket) => {
    socket.write(greeting(evil.replaceAll('\0', ''), evil));
    socket.once('data', () => void socket.end(error(2, evil)));
  },
  'plain text in answer to the ClientHello': (socket) => {
    socket.write(greeting());
    socket.once('data', () => void socket.write(error(2, evil)));
  },
  'certificates without an end': (socket) => {
    socket.write(greeting());
    const hello = Buffer.concat([
      Buffer.from([2, 0, 0, 38, 3, 3]),
      Buffer.alloc(32, 7),
      Buffer.from([0, 0xc0, 0x2f, 0]),
    ]);
    const head = Buffer.from([11, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfc]);
    socket.once('data', () => {
      socket.write(Buffer.concat([record(hello), record(head)]));
      pour(socket, record(Buffer.alloc(16_000, 0x30)));
    });
  },
  'silence after the SSLRequest': (socket) => void socket.write(greeting()),
  'a reset at once': (socket) => void socket.resetAndDestroy(),
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

interface Document {
  readonly verdict: string;
  readonly cause: { readonly id: string } | null;
  readonly findings: readonly { readonly id: string }[];
  readonly connections: { readonly opened: number; readonly countedAgainstUs: number };
}

it.each(Object.keys(cases))('ends in good order: %s', { timeout: 20_000 }, async (name) => {
  const port = await peer(cases[name] ?? (() => undefined));
  const words = ['doctor', '--no-defaults', '-h127.0.0.1', `-P${port}`, '-uroot', '-psecret', '--ssl-mode=REQUIRED'];
  const { out, err, status } = await cli([...words, '--json']);
  const document = JSON.parse(out) as Document;
  expect([document.verdict, status]).toEqual(['broken', 1]);
  expect(document.cause?.id).toMatch(/^[a-z0-9-]+$/);
  expect(document.connections.opened).toBeLessThanOrEqual(15);
  expect(document.connections.countedAgainstUs).toBeLessThanOrEqual(5);
  expect(`${out}${err}`).not.toMatch(control);
  expect(JSON.stringify(document)).not.toContain('secret');
});

it('prints nothing that moves the terminal', { timeout: 20_000 }, async () => {
  const port = await peer(cases['escape sequences in version and plugin'] ?? (() => undefined));
  const { out, err } = await cli([
    'doctor',
    '--no-defaults',
    '-h127.0.0.1',
    `-P${port}`,
    '-uroot',
    '--ssl-mode=REQUIRED',
  ]);
  expect(`${out}${err}`).not.toMatch(control);
  expect(out).toContain('ERROR');
});
