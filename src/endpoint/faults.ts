import type { ErrPacket } from '../mysql/packets/err.ts';
import type { ProtocolRange } from './tls-context.ts';

/** Ways in which the server misbehaves on purpose, for those who test clients. Each stands alone unless its text says more. */
export interface EndpointFaults {
  /** TLS is set up and the greeting doesn't say so: what a meddler in between makes of it. */
  readonly stripTlsCapability?: true;
  /** Takes the connection and says nothing, ever. */
  readonly silent?: true;
  readonly closeBeforeGreeting?: true;
  readonly closeAfterGreeting?: true;
  readonly closeAfterSslRequest?: true;
  /** These bytes instead of a greeting, then nothing. */
  readonly garbageGreeting?: Uint8Array;
  /** An error instead of the greeting. */
  readonly errorGreeting?: 1040 | 1129 | 1130;
  /** A greeting whose header announces the most a packet can have, and goes on until the client leaves or 16 MiB are sent. */
  readonly hugePacket?: true;
  /** The greeting comes byte by byte, so many milliseconds apart. */
  readonly slowDripMillis?: number;
  /** Answers the SSLRequest with an error in the clear instead of TLS. */
  readonly plaintextErrorInsteadOfTls?: true;
  /** Protocol versions whatever `tls_version` says, old ones included. */
  readonly protocols?: ProtocolRange;
}

/** The error that stands in place of a greeting, as servers send it: without a SQLSTATE. */
export function errorGreeting(number: 1040 | 1129 | 1130, host: string): ErrPacket {
  const messages = {
    1040: 'Too many connections',
    1129: `Host '${host}' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'`,
    1130: `Host '${host}' is not allowed to connect to this MySQL server`,
  };
  return { number, sqlState: undefined, message: messages[number] };
}

/** What is sent, and what happens after, before any handshake; undefined: a handshake as always. */
export interface Opening {
  readonly send: readonly Uint8Array[];
  readonly after: 'close' | 'wait';
}

/** How a connection opens under these faults where there is to be no handshake at all. */
export function faultyOpening(faults: EndpointFaults): Opening | undefined {
  if (faults.closeBeforeGreeting) return { send: [], after: 'close' };
  if (faults.silent) return { send: [], after: 'wait' };
  if (faults.garbageGreeting !== undefined) return { send: [faults.garbageGreeting], after: 'wait' };
  if (!faults.hugePacket) return undefined;
  const part = new Uint8Array(1024 * 1024).fill(0x61);
  return { send: [Uint8Array.of(0xff, 0xff, 0xff, 0, 10), ...Array.from({ length: 16 }, () => part)], after: 'wait' };
}
