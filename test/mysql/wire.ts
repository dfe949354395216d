import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type ClientOptions, type ClientOutcome, clientHandshake } from '../../src/mysql/client-handshake.ts';
import { clientChangeUser, type LoginResult } from '../../src/mysql/client-login.ts';
import { frame, PacketSplitter } from '../../src/mysql/framing.ts';
import type { Handshake, Input, TlsFacts } from '../../src/mysql/handshake-step.ts';
import { buildCommand, type Command } from '../../src/mysql/packets/command.ts';
import { parseTextRow } from '../../src/mysql/packets/text-row.ts';
import { queryResponse } from '../../src/mysql/query-response.ts';

/** Drives the client role over a real connection and writes down every payload; for tests and recordings alone. */
export interface Wire {
  /** `S` or `C`, a blank, the payload in hex; `TLS` where the upgrade was. */
  readonly log: string[];
  readonly login: (options: Partial<ClientOptions> & { readonly user: string }) => Promise<ClientOutcome>;
  /** COM_CHANGE_USER on the same connection. */
  readonly changeUser: (options: Partial<ClientOptions> & { readonly user: string }) => Promise<LoginResult>;
  /** Every row of every result, as text. */
  readonly query: (sql: string) => Promise<(string | null)[][]>;
  readonly close: () => void;
}

export function openWire(target: { readonly port: number } | { readonly path: string }): Wire {
  const splitter = new PacketSplitter({ limit: 1 << 26 });
  const log: string[] = [];
  let socket: Socket = 'port' in target ? connectTcp(target.port, '127.0.0.1') : connectTcp(target.path);
  socket.on('error', () => {});
  let stage: ClientOutcome | undefined;

  const read = async (): Promise<Uint8Array> => {
    for (;;) {
      const packet = splitter.next();
      if (packet !== undefined) {
        log.push(`S ${Buffer.from(packet.payload).toString('hex')}`);
        return packet.payload;
      }
      const chunk: Buffer | null = socket.read();
      if (chunk !== null) splitter.push(chunk);
      else if (socket.readableEnded || socket.destroyed) throw new Error('the server closed the connection');
      else await readable(socket);
    }
  };
  const write = (payload: Uint8Array): void => {
    log.push(`C ${Buffer.from(payload).toString('hex')}`);
    socket.write(frame(payload, splitter.sequence));
    splitter.sequence = (splitter.sequence + 1) & 0xff;
  };
  const upgrade = async (): Promise<TlsFacts> => {
    log.push('TLS');
    const secure = connectTls({ socket, rejectUnauthorized: false });
    await once(secure, 'secureConnect');
    secure.on('error', () => {});
    socket = secure;
    const peerFingerprint = secure.getPeerCertificate().fingerprint256;
    return { protocol: secure.getProtocol() ?? '', cipher: secure.getCipher().name, peerFingerprint };
  };
  const command = (what: Command): void => {
    splitter.sequence = 0;
    write(buildCommand(what, stage?.capabilities ?? 0n));
  };
  const run = async <Outcome>(handshake: Handshake<Outcome>): Promise<Outcome> => {
    let input: Input;
    for (;;) {
      const step = handshake.next(input);
      input = undefined;
      if (step.done) return step.value;
      if (step.value.do === 'write') write(step.value.payload);
      else input = step.value.do === 'read' ? await read() : await upgrade();
    }
  };
  const defaults = {
    password: new Uint8Array(0),
    tls: 'if-offered',
    transport: 'port' in target ? 'tcp' : 'socket',
    random: (length: number) => randomBytes(length),
  } as const;

  return {
    log,
    close: () => socket.destroy(),
    login: async (options) => {
      stage = await run(clientHandshake({ ...defaults, ...options }));
      return stage;
    },
    changeUser: async (options) => {
      if (stage === undefined) throw new Error('not logged in');
      splitter.sequence = 0;
      return run(clientChangeUser({ ...defaults, ...options }, stage));
    },
    query: async (sql) => {
      command({ command: 'query', sql: Buffer.from(sql) });
      const response = queryResponse(stage?.capabilities ?? 0n);
      const rows: (string | null)[][] = [];
      let columns = 0;
      for (;;) {
        const event = response.push(await read());
        if (event.event === 'columns') columns = event.columns.length;
        if (event.event === 'row') rows.push(parseTextRow(event.payload, columns).map(asText));
        if (event.event === 'write') write(event.payload);
        if (event.event === 'error') throw event.error;
        if ('last' in event && event.last) return rows;
      }
    },
  };
}

const asText = (field: Uint8Array | null): string | null => (field === null ? null : Buffer.from(field).toString());

/** Resolves when there is something to read, or nothing more will come. */
export function readable(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['readable', 'end', 'close']) socket.off(event, done);
      resolve();
    };
    for (const event of ['readable', 'end', 'close']) socket.on(event, done);
  });
}
