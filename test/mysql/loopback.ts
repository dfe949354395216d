import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { CLIENT, CLIENT_WANTS } from '../../src/mysql/capabilities.ts';
import { frame, PacketSplitter } from '../../src/mysql/framing.ts';
import type { Handshake, Input } from '../../src/mysql/handshake-step.ts';
import { buildColumnCount } from '../../src/mysql/packets/column-count.ts';
import { buildColumnDefinition } from '../../src/mysql/packets/column-definition.ts';
import { parseCommand } from '../../src/mysql/packets/command.ts';
import { buildOk, PLAIN_OK } from '../../src/mysql/packets/ok.ts';
import { buildResultEnd } from '../../src/mysql/packets/result-end.ts';
import { buildTextRow } from '../../src/mysql/packets/text-row.ts';
import { type ServerOptions, type ServerOutcome, serverHandshake } from '../../src/mysql/server-handshake.ts';
import { bytes } from './drive.ts';
import { readable } from './wire.ts';

/** A server of the server role on a port of its own, just enough for a driver to log in and ask one thing. */
export interface Loopback {
  readonly port: number;
  /** What each login came to. */
  readonly outcomes: (ServerOutcome | { readonly error: unknown })[];
  readonly stop: () => Promise<void>;
}

export async function startLoopback(options: ServerOptions, tls: { key: string; cert: string }): Promise<Loopback> {
  const outcomes: Loopback['outcomes'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    serve(socket, options, tls)
      .then(
        (outcome) => outcomes.push(outcome),
        (error: unknown) => outcomes.push({ error }),
      )
      .finally(() => socket.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, outcomes, stop };
}

async function serve(raw: Socket, options: ServerOptions, tls: { key: string; cert: string }): Promise<ServerOutcome> {
  const splitter = new PacketSplitter({ limit: 1 << 20 });
  const handshake: Handshake<ServerOutcome> = serverHandshake(options);
  let socket: Socket = raw;
  let input: Input;
  raw.on('error', () => {});
  for (;;) {
    const step = handshake.next(input);
    input = undefined;
    if (step.done) {
      if (step.value.result === 'in') await commands(socket, splitter, step.value.capabilities);
      return step.value;
    }
    if (step.value.do === 'write') send(socket, splitter, step.value.payload);
    else if (step.value.do === 'read') input = await read(socket, splitter);
    else {
      raw.pause();
      const left = splitter.rest();
      if (left.length > 0) raw.unshift(left);
      const secure = new TLSSocket(raw, { isServer: true, ...tls });
      secure.on('error', () => {});
      await once(secure, 'secure');
      socket = secure;
      input = { protocol: secure.getProtocol() ?? '', cipher: secure.getCipher().name, peerFingerprint: undefined };
    }
  }
}

async function read(socket: Socket, splitter: PacketSplitter): Promise<Uint8Array> {
  for (;;) {
    const packet = splitter.next();
    if (packet !== undefined) return packet.payload;
    const chunk: Buffer | null = socket.read();
    if (chunk !== null) splitter.push(chunk);
    else if (socket.readableEnded || socket.destroyed) throw new Error('closed');
    else await readable(socket);
  }
}

function send(socket: Socket, splitter: PacketSplitter, payload: Uint8Array): void {
  socket.write(frame(payload, splitter.sequence));
  splitter.sequence = (splitter.sequence + 1) & 0xff;
}

/** Answers every query with one row, and everything else with OK. */
async function commands(socket: Socket, splitter: PacketSplitter, capabilities: bigint): Promise<void> {
  const column = {
    schema: '',
    table: '',
    name: 'x',
    orgTable: '',
    orgName: '',
    charset: 45,
    length: 40,
    type: 253,
    flags: 0,
    decimals: 31,
    extended: {},
  };
  for (;;) {
    splitter.sequence = 0;
    const command = parseCommand(await read(socket, splitter), capabilities);
    if (command.command === 'quit') return;
    if (command.command !== 'query' || !/^select/i.test(Buffer.from(command.sql).toString())) {
      send(socket, splitter, buildOk(PLAIN_OK, capabilities));
      continue;
    }
    send(socket, splitter, buildColumnCount(1));
    send(socket, splitter, buildColumnDefinition(column, capabilities));
    if ((capabilities & CLIENT.DEPRECATE_EOF) === 0n)
      send(socket, splitter, buildResultEnd({ warnings: 0, status: 2 }, 0n));
    send(socket, splitter, buildTextRow([bytes('you')]));
    send(socket, splitter, buildResultEnd({ warnings: 0, status: 2 }, capabilities));
  }
}

/** What a driver may be offered: everything that the loopback reads. */
export const loopbackCapabilities: bigint = (CLIENT_WANTS & 0xffffffffn) | CLIENT.CONNECT_WITH_DB | CLIENT.FOUND_ROWS;
