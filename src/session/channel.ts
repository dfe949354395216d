import type { Deadline } from '../base/deadline.ts';
import { fail } from '../base/error.ts';
import type { Link } from '../io/link.ts';
import type { Compression } from '../mysql/compression.ts';
import { frame, PacketSplitter } from '../mysql/framing.ts';
import { type CompressedLink, compressedLink } from './compressed-link.ts';

/** Packets over a link: payloads in and out, the sequence numbers kept here. */
export interface Channel {
  /** The next whole payload if it has arrived: reading a long result need not wait for each row. */
  poll(): Uint8Array | undefined;
  /** The next whole payload. `what` completes "waited N ms for …" and "the peer closed before …". */
  read(deadline: Deadline, what: string): Promise<Uint8Array>;
  write(payload: Uint8Array, deadline: Deadline): Promise<void>;
  /** A new command begins: sequence numbers start at 0. */
  restart(): void;
  /** Goes on over another link (the TLS one); sequence numbers continue. */
  moveTo(link: Link): void;
  /** Compresses both directions from here on: the login is over. */
  compress(compression: Compression): void;
  /** Changes the largest payload that is taken, in bytes. */
  allow(limit: number): void;
  link(): Link;
}

/** Before login nothing a server sends is larger than this: 1 MiB. */
const beforeLogin = 1024 * 1024;

/** A channel over a plain or TLS link; `at` names the peer in errors. */
export function channelOver(first: Link, at: string): Channel {
  const splitter = new PacketSplitter({ limit: beforeLogin });
  let link = first;
  let compressed: CompressedLink | undefined;
  return {
    poll: () => splitter.next()?.payload,
    async read(deadline, what) {
      for (;;) {
        const packet = splitter.next();
        if (packet !== undefined) return packet.payload;
        const chunk = await link.read(deadline, what);
        if (chunk === undefined) {
          const cut = splitter.buffered > 0 ? `in the middle of a packet (${splitter.buffered} bytes)` : '';
          fail('connection-closed', { at, seen: `the server closed the connection ${cut}`.trimEnd(), expected: what });
        }
        splitter.push(chunk);
      }
    },
    async write(payload, deadline) {
      const bytes = frame(payload, splitter.sequence);
      // Long payloads take several packets, each with a number of its own.
      splitter.sequence = (splitter.sequence + 1 + Math.floor(payload.length / 0xffffff)) & 0xff;
      await link.write(bytes, deadline);
    },
    restart: () => {
      splitter.sequence = 0;
      compressed?.restart();
    },
    compress(compression) {
      compressed = compressedLink(link, compression);
      link = compressed;
    },
    moveTo(next) {
      if (splitter.buffered > 0) {
        fail('tls-plaintext-before', {
          at,
          seen: `${splitter.buffered} bytes before the TLS handshake`,
          expected: 'silence until our ClientHello',
        });
      }
      link = next;
    },
    allow: (limit) => splitter.allow(limit),
    link: () => link,
  };
}
