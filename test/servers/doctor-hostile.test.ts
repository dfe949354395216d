import type { Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { cli } from '../make/cli.ts';
import { control, endPeers, error, evil, greeting, peer, pour } from '../make/hostile-peer.ts';

afterEach(endPeers);

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
