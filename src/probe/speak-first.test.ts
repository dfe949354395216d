import { createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { deadlineIn } from '../base/deadline.ts';
import type { Attempt } from '../facts/wire.ts';
import { frame } from '../mysql/framing.ts';
import { buildErr } from '../mysql/packets/err.ts';
import type { AttemptPlan } from './attempt.ts';
import { errorIn, speakFirst } from './speak-first.ts';

/** A MySQL 9.7 greeting as a packet. */
const greeting = frame(
  Buffer.from(
    `0a392e372e3400${'01000000'}${'61'.repeat(8)}00ffffff0200ffdf15${'00'.repeat(10)}${'62'.repeat(12)}00${Buffer.from('caching_sha2_password').toString('hex')}00`,
    'hex',
  ),
  0,
);

async function check(purpose: Parameters<typeof speakFirst>[1], serve: (socket: Socket) => void): Promise<Attempt> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const plan = { target: { host: '127.0.0.1', port }, material: {} } as unknown as AttemptPlan;
  try {
    return await speakFirst(plan, purpose, deadlineIn(3000));
  } finally {
    server.close();
  }
}

it('finds the greeting inside TLS that was spoken first', async () => {
  const { pem, keyPem } = makeCa('/CN=proxy');
  const attempt = await check('tls-first', (socket) => {
    const tls = new TLSSocket(socket, {
      isServer: true,
      secureContext: createSecureContext({ cert: pem, key: keyPem }),
    });
    tls.on('error', () => undefined);
    tls.write(greeting);
  });
  expect(attempt).toMatchObject({ tls: { ok: true }, greeting: { version: '9.7.4' } });
});

it('keeps the words of a peer that speaks something else', async () => {
  const attempt = await check('tls-first', (socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n')),
  );
  expect(Buffer.from(attempt.firstBytes ?? []).toString()).toMatch(/^HTTP/);
});

it('hears a web server inside TLS, and a PostgreSQL server that waits for its own request', async () => {
  const { pem, keyPem } = makeCa('/CN=web');
  const web = await check('tls-first', (socket) => {
    const secureContext = createSecureContext({ cert: pem, key: keyPem });
    const tls = new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => undefined);
    tls.once('data', () => tls.end('HTTP/1.1 404 Not Found\r\n\r\n'));
  });
  expect(Buffer.from(web.insideTls ?? []).toString()).toMatch(/^HTTP/);
  const postgres = await check('first-bytes', (socket) =>
    socket.once('data', (chunk) => (chunk.readInt32BE(4) === 80877103 ? socket.write('N') : socket.destroy())),
  );
  expect(Buffer.from(postgres.firstBytes ?? []).toString()).toBe('N');
});

it('gets the greeting of a listener that wants a PROXY header', async () => {
  const attempt = await check('proxy-header', (socket) =>
    socket.once('data', (chunk) => (String(chunk) === 'PROXY UNKNOWN\r\n' ? socket.write(greeting) : socket.destroy())),
  );
  expect(attempt.greeting?.version).toBe('9.7.4');
});

it('reads the plain error that stands in place of TLS', async () => {
  const error = frame(buildErr({ number: 1043, sqlState: '08S01', message: 'Bad handshake' }), 2);
  const attempt = await check('tls-refusal', (socket) => {
    socket.write(greeting);
    socket.once('data', () => socket.end(error));
  });
  expect(attempt.tls?.plainAnswer?.error).toEqual({ errno: 1043, sqlState: '08S01', text: 'Bad handshake' });
  expect(errorIn(error.subarray(0, 9))).toBeUndefined();
});
