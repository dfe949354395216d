import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext } from 'node:tls';
import { afterAll, afterEach, expect, it } from 'vitest';
import { makeCertificates } from '../../test/endpoint/certificates.ts';
import { deadlineIn } from '../base/deadline.ts';
import { frame } from '../mysql/framing.ts';
import { type Wire, wireOf } from './wire.ts';

const certificates = makeCertificates();
const open: { server?: Server; client?: Socket; wire?: Wire } = {};
afterAll(() => certificates.remove());
afterEach(() => {
  open.client?.destroy();
  open.wire?.destroy();
  open.server?.close();
});

/** Both ends of a connection. */
async function pair(limit = 100): Promise<{ client: Socket; wire: Wire }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as { port: number }).port, '127.0.0.1');
  client.on('error', () => {});
  const [socket] = (await once(server, 'connection')) as [Socket];
  const wire = wireOf(socket, 'h', limit);
  Object.assign(open, { server, client, wire });
  return { client, wire };
}

const soon = () => deadlineIn(5000);

it('numbers packets in both directions', async () => {
  const { client, wire } = await pair();
  client.write(frame(Uint8Array.of(7), 0));
  expect(await wire.read(soon())).toEqual(Buffer.of(7));
  await wire.write([Uint8Array.of(1), Uint8Array.of(2, 3)], soon());
  const [answer] = (await once(client, 'data')) as [Buffer];
  expect([...answer]).toEqual([1, 0, 0, 1, 1, 2, 0, 0, 2, 2, 3]);
  wire.newExchange();
  client.write(frame(Uint8Array.of(8), 0));
  expect(await wire.read(soon())).toEqual(Buffer.of(8));
});

it('drips the same bytes', async () => {
  const { client, wire } = await pair();
  const heard: Buffer[] = [];
  client.on('data', (chunk: Buffer) => heard.push(chunk));
  await wire.drip(Uint8Array.of(5, 6), 1, soon());
  await wire.end();
  expect(Buffer.concat(heard)).toEqual(Buffer.of(2, 0, 0, 0, 5, 6));
});

it('tells the end, a packet out of order and one too large apart', async () => {
  const first = await pair();
  first.client.write(frame(Uint8Array.of(7), 5));
  await expect(first.wire.read(soon())).rejects.toMatchObject({ code: 'packet-sequence' });
  const second = await pair(10);
  second.client.write(Uint8Array.of(11, 0, 0, 0));
  await expect(second.wire.read(soon())).rejects.toMatchObject({ code: 'packet-too-large' });
  const third = await pair();
  third.client.end();
  expect(await third.wire.read(soon())).toBeUndefined();
  await third.wire.untilGone();
});

it('gives TLS the bytes that came with the request for it', async () => {
  const { client, wire } = await pair();
  const context = createSecureContext({
    cert: certificates.file('server-cert.pem'),
    key: certificates.file('server-key.pem'),
  });
  // The ClientHello leaves together with the packet before it.
  client.cork();
  client.write(frame(Uint8Array.of(9), 0));
  const secure = connectTls({ socket: client, ca: certificates.file('ca.pem'), servername: 'localhost' });
  setImmediate(() => client.uncork());
  expect(await wire.read(soon())).toEqual(Buffer.of(9));
  await Promise.all([wire.startTls(context, soon()), once(secure, 'secureConnect')]);
  secure.write(frame(Uint8Array.of(1), 1));
  expect(await wire.read(soon())).toEqual(Buffer.of(1));
  secure.destroy();
});

it('ends a TLS handshake that is none', async () => {
  const { client, wire } = await pair();
  const context = createSecureContext({
    cert: certificates.file('server-cert.pem'),
    key: certificates.file('server-key.pem'),
  });
  client.write('this is no ClientHello, whatever it is');
  await expect(wire.startTls(context, soon())).rejects.toMatchObject({ code: 'endpoint-peer-gone' });
});

it('ends a TLS handshake that the client leaves, or never goes on with', async () => {
  const context = createSecureContext({
    cert: certificates.file('server-cert.pem'),
    key: certificates.file('server-key.pem'),
  });
  const left = await pair();
  left.client.resetAndDestroy();
  await expect(left.wire.startTls(context, soon())).rejects.toMatchObject({ code: 'endpoint-peer-gone' });
  const silent = await pair();
  await expect(silent.wire.startTls(context, deadlineIn(50))).rejects.toMatchObject({ code: 'deadline-passed' });
});
