import { fail } from '../base/error.ts';
import { addChunk } from './chunks.ts';

// mysql-server/sql-common/net_serv.cc: three bytes length, one byte sequence number, payload. A payload of exactly
// 0xffffff bytes is continued in the next packet; a whole multiple ends with an empty one.

/** The most one packet carries, in bytes. */
export const PACKET_MAX = 0xffffff;

/** One complete packet, or one whole payload where several packets were joined. */
export interface Packet {
  /** A view into what was pushed where it lay in one chunk: use it or copy it before the chunk is reused. */
  readonly payload: Uint8Array;
  /** Sequence number of the (last) packet. */
  readonly sequence: number;
  /** True when the payload goes on in the next packet; only where parts are handed out. */
  readonly continued: boolean;
}

/** How a splitter behaves. */
export interface SplitterOptions {
  /** The most bytes a payload may have, all its packets together. */
  readonly limit: number;
  /** Hand out each packet of a long payload as it comes (`continued`), instead of joining them. */
  readonly parts?: boolean;
}

/**
 * Cuts a stream of bytes into packets, whatever the chunks. Nothing is read ahead of the packet asked for: what follows
 * it stays in `rest()`, because after an SSLRequest the next bytes are TLS. Holds at most one payload and one chunk.
 * Errors: `packet-sequence`, `packet-too-large`.
 */
export class PacketSplitter {
  /** The sequence number that the next packet must have; set it after writing packets of one's own. */
  sequence = 0;
  #limit: number;
  #parts: boolean;
  #chunks: Uint8Array[] = [];
  #start = 0;
  #buffered = 0;
  #joined: Uint8Array[] = [];
  #joinedLength = 0;

  constructor(options: SplitterOptions) {
    this.#limit = options.limit;
    this.#parts = options.parts ?? false;
  }

  /** Bytes pushed and not yet handed out. */
  get buffered(): number {
    return this.#buffered;
  }

  /** Changes the limit on a payload: small before login, larger after. */
  allow(limit: number): void {
    this.#limit = limit;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    addChunk(this.#chunks, chunk);
    this.#buffered += chunk.length;
  }

  /** The next packet, or undefined until more is pushed. */
  next(): Packet | undefined {
    for (;;) {
      if (this.#buffered < 4) return undefined;
      const length = this.#peek(0) | (this.#peek(1) << 8) | (this.#peek(2) << 16);
      const sequence = this.#peek(3);
      // Both are checked on the header: a wrong packet is refused before its payload is waited for.
      if (sequence !== this.sequence) this.#outOfOrder(sequence);
      const total = this.#joinedLength + length;
      if (total > this.#limit) this.#tooLarge(total);
      if (this.#buffered < 4 + length) return undefined;
      this.#take(4);
      const payload = this.#take(length);
      this.sequence = (sequence + 1) & 0xff;
      const continued = length === PACKET_MAX;
      if (this.#parts) {
        this.#joinedLength = continued ? total : 0;
        return { payload, sequence, continued };
      }
      if (!continued && this.#joinedLength === 0) return { payload, sequence, continued };
      this.#joined.push(payload);
      this.#joinedLength = total;
      if (!continued) return { payload: this.#join(), sequence, continued };
    }
  }

  /** Takes out every byte that is left, as it came. */
  rest(): Uint8Array {
    return this.#take(this.#buffered);
  }

  #join(): Uint8Array {
    const whole = Buffer.concat(this.#joined, this.#joinedLength);
    this.#joined = [];
    this.#joinedLength = 0;
    return whole;
  }

  /** The byte `ahead` of the start; the header may lie across chunks. */
  #peek(ahead: number): number {
    let index = this.#start + ahead;
    for (const chunk of this.#chunks) {
      if (index < chunk.length) return chunk[index] ?? 0;
      index -= chunk.length;
    }
    return 0;
  }

  #take(length: number): Uint8Array {
    this.#buffered -= length;
    const first = this.#chunks[0];
    if (first !== undefined && first.length - this.#start >= length) {
      const view = first.subarray(this.#start, this.#start + length);
      this.#start += length;
      if (this.#start === first.length) this.#drop(1);
      return view;
    }
    return this.#gather(length);
  }

  #gather(length: number): Uint8Array {
    const whole = Buffer.allocUnsafe(length);
    let filled = 0;
    let used = 0;
    for (const chunk of this.#chunks) {
      const take = Math.min(chunk.length - this.#start, length - filled);
      whole.set(chunk.subarray(this.#start, this.#start + take), filled);
      filled += take;
      this.#start += take;
      if (this.#start < chunk.length) break;
      used += 1;
      this.#start = 0;
    }
    const start = this.#start;
    this.#drop(used);
    this.#start = start;
    return whole;
  }

  #drop(count: number): void {
    if (count > 0) this.#chunks.splice(0, count);
    this.#start = 0;
  }

  #outOfOrder(sequence: number): never {
    fail('packet-sequence', {
      seen: `packet number ${sequence}`,
      expected: `${this.sequence}`,
      fields: { sequence, expected: this.sequence },
    });
  }

  #tooLarge(length: number): never {
    fail('packet-too-large', {
      seen: `a payload of ${length} bytes or more`,
      expected: `at most ${this.#limit}`,
      fields: { length, limit: this.#limit },
    });
  }
}

/** The payload as one packet or, from 16 MiB-1 on, several; `sequence` is the first one's number. */
export function frame(payload: Uint8Array, sequence: number): Uint8Array {
  const count = packetCount(payload.length);
  const out = Buffer.allocUnsafe(payload.length + 4 * count);
  for (let index = 0, from = 0, to = 0; index < count; index += 1, from += PACKET_MAX) {
    const length = Math.min(PACKET_MAX, payload.length - from);
    out.writeUIntLE(length, to, 3);
    out[to + 3] = (sequence + index) & 0xff;
    out.set(payload.subarray(from, from + length), to + 4);
    to += 4 + length;
  }
  return out;
}

/** How many packets `frame` makes of a payload: the next sequence number is that much higher. */
export function packetCount(length: number): number {
  return Math.floor(length / PACKET_MAX) + 1;
}
