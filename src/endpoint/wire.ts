import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type SecureContext, TLSSocket } from 'node:tls';
import { type Deadline, deadlineIn, within } from '../base/deadline.ts';
import { TlsqlError } from '../base/error.ts';
import { type Link, linkOver } from '../io/link.ts';
import { frame, PacketSplitter, packetCount } from '../mysql/framing.ts';
import { alertRecord } from './alert-record.ts';

/** A client's socket as packets; TLS in between where it is asked for. One reader, one writer. */
export interface Wire {
  /** The next payload; undefined once the client has closed. Errors: those of PacketSplitter, of Link, `deadline-passed`. */
  read(deadline: Deadline): Promise<Uint8Array | undefined>;
  /** Reads and throws away until the client closes. */
  untilGone(): Promise<void>;
  /** Sends payloads, numbered on from the last packet in either direction. */
  write(payloads: readonly Uint8Array[], deadline: Deadline): Promise<void>;
  /** Sends one payload byte by byte. */
  drip(payload: Uint8Array, apart: number, deadline: Deadline): Promise<void>;
  /** Sends bytes as they are. */
  writeRaw(bytes: Uint8Array, deadline: Deadline): Promise<void>;
  /** Makes the connection TLS; bytes already received belong to it. Errors: `endpoint-peer-gone`, `deadline-passed`. */
  startTls(context: SecureContext, deadline: Deadline): Promise<TLSSocket>;
  /** Ends TLS with a fatal alert, where the version (1.3) and the suite allow it; resolves when the client has gone, or soon. */
  alert(code: number): Promise<void>;
  /** A new exchange: the next packet of the client has number 0. */
  newExchange(): void;
  /** Changes the most bytes a payload may have. */
  allow(limit: number): void;
  /** Sends what is buffered and closes. Never throws. */
  end(): Promise<void>;
  destroy(): void;
}

/** Chunks of a long answer go out together, so that a row is not a packet on the network. */
const GATHER_BYTES = 64 * 1024;

/** The longest that a timer takes, in milliseconds: 24 days. */
const FOR_EVER = 0x7fffffff;

/** Takes the socket over; `at` names the client in errors. */
export function wireOf(socket: Socket, at: string, limit: number): Wire {
  const splitter = new PacketSplitter({ limit });
  let link: Link = linkOver(socket, at);

  let sendAlert: (code: number) => Promise<void> = async () => {};
  return {
    async read(deadline) {
      for (;;) {
        const packet = splitter.next();
        if (packet !== undefined) return packet.payload;
        const chunk = await link.read(deadline, 'the client');
        if (chunk === undefined) return undefined;
        splitter.push(chunk);
      }
    },
    async untilGone() {
      while ((await link.read(deadlineIn(FOR_EVER), 'the client to leave')) !== undefined);
    },
    async write(payloads, deadline) {
      let gathered: Uint8Array[] = [];
      let size = 0;
      for (const [index, payload] of payloads.entries()) {
        gathered.push(frame(payload, splitter.sequence));
        size += payload.length;
        splitter.sequence = (splitter.sequence + packetCount(payload.length)) & 0xff;
        if (size < GATHER_BYTES && index < payloads.length - 1) continue;
        await link.write(Buffer.concat(gathered), deadline);
        gathered = [];
        size = 0;
      }
    },
    async drip(payload, apart, deadline) {
      const packet = frame(payload, splitter.sequence);
      splitter.sequence = (splitter.sequence + packetCount(payload.length)) & 0xff;
      for (const byte of packet) {
        await link.write(Uint8Array.of(byte), deadline);
        await pause(apart);
      }
    },
    writeRaw: (bytes, deadline) => link.write(bytes, deadline),
    async startTls(context, deadline) {
      const plain = link.release();
      const early = splitter.rest();
      if (early.length > 0) plain.unshift(early);
      const secure = new TLSSocket(plain, {
        isServer: true,
        secureContext: context,
        requestCert: true,
        // Whether the client's certificate is good is looked at after the handshake: none at all is allowed.
        rejectUnauthorized: false,
      });
      // From here on the TLS socket speaks for both; an error that nobody listens to would end the process.
      plain.on('error', () => {});
      secure.on('keylog', (line: Buffer) => {
        const [label, , secret = ''] = line.toString('latin1').trim().split(' ');
        if (label !== 'SERVER_TRAFFIC_SECRET_0') return;
        sendAlert = (code) => endWithAlert(plain, secure, Buffer.from(secret, 'hex'), code);
      });
      link = linkOver(secure, at);
      await within(established(secure, at), deadline, 'the TLS handshake', () => plain.destroy());
      return secure;
    },
    alert: (code) => sendAlert(code),
    newExchange: () => {
      splitter.sequence = 0;
    },
    allow: (bytes) => splitter.allow(bytes),
    end: () => link.end(),
    destroy: () => link.destroy(),
  };
}

/** OpenSSL's server sends two tickets after a full handshake and one after a resumed one, each in a record. */
async function endWithAlert(plain: Socket, secure: TLSSocket, secret: Buffer, code: number): Promise<void> {
  const records = secure.isSessionReused() ? 1 : 2;
  const record = alertRecord({ secret, cipher: secure.getCipher().name, records }, code);
  if (record === undefined) return;
  // What the handshake has still to send goes first.
  await pause(0);
  // What the client sends meanwhile is taken in: a reset would take the alert from it.
  secure.resume();
  plain.end(record);
  await Promise.race([new Promise((resolve) => secure.once('close', resolve)), pause(500)]);
}

/** Settles when the handshake is done or can't be any more. */
function established(secure: TLSSocket, at: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (cause?: Error): void => {
      const seen = cause === undefined ? 'the client left in the TLS handshake' : `TLS handshake: ${cause.message}`;
      reject(new TlsqlError('endpoint-peer-gone', { at, seen, cause }));
    };
    secure.once('secure', resolve).once('error', failed).once('close', failed);
  });
}
