import * as zlib from 'node:zlib';
import { fail } from '../base/error.ts';
import { CLIENT, has } from './capabilities.ts';
import { addChunk } from './chunks.ts';
import { invalidField } from './lenenc.ts';
import { buildCompressedHeader, COMPRESSED_HEADER, parseCompressedHeader } from './packets/compressed-header.ts';

// mysql-server/sql-common/net_serv.cc and mysys/my_compress.cc: the stream of packets is cut into pieces of up to 16 MiB-1, each
// compressed on its own where that pays. The pieces count by a sequence number of their own. It is no encryption.

/** How the pieces are compressed. */
export type Compression = 'zlib' | 'zstd';

/** Shorter pieces are sent as they are (MIN_COMPRESS_LENGTH). */
const WORTHWHILE = 50;
const PIECE_MAX = 0xffffff;

interface Zstd {
  readonly zstdCompressSync: (bytes: Uint8Array) => Buffer;
  readonly zstdDecompressSync: (bytes: Uint8Array, options: { maxOutputLength: number }) => Buffer;
}

/** Zstandard came to node:zlib with 22.15 and 23.8. */
const zstd: Zstd | undefined = 'zstdCompressSync' in zlib ? (zlib as unknown as Zstd) : undefined;

/** The capability to ask for, or undefined where this Node cannot: ask for the other then. */
export function compressionCapability(compression: Compression): bigint | undefined {
  if (compression === 'zlib') return CLIENT.COMPRESS;
  return zstd === undefined ? undefined : CLIENT.ZSTD_COMPRESSION;
}

/** What both sides agreed on; zlib wins where both did, as in the server. */
export function agreedCompression(capabilities: bigint): Compression | undefined {
  if (has(capabilities, CLIENT.COMPRESS)) return 'zlib';
  return has(capabilities, CLIENT.ZSTD_COMPRESSION) ? 'zstd' : undefined;
}

/** Frames already made by `frame`, as compressed pieces; `sequence` is the first piece's number. */
export function compressPieces(frames: Uint8Array, sequence: number, compression: Compression): Uint8Array[] {
  const out: Uint8Array[] = [];
  for (let from = 0, number = sequence; from < frames.length; from += PIECE_MAX, number += 1) {
    const piece = frames.subarray(from, from + PIECE_MAX);
    const packed = piece.length < WORTHWHILE ? piece : deflate(piece, compression);
    const pays = packed.length < piece.length;
    const header = {
      length: pays ? packed.length : piece.length,
      sequence: number & 0xff,
      uncompressed: pays ? piece.length : 0,
    };
    out.push(buildCompressedHeader(header), pays ? packed : piece);
  }
  return out;
}

/** Takes a compressed stream in any chunks and gives the packets' bytes for a PacketSplitter. */
export class Decompressor {
  /** The number that the next piece must have; 0 with every command. */
  sequence = 0;
  #compression: Compression;
  #chunks: Uint8Array[] = [];
  #buffered = 0;
  /** Bytes to wait for before it is worth looking again. */
  #needed: number = COMPRESSED_HEADER;

  constructor(compression: Compression) {
    this.#compression = compression;
  }

  /** Errors: `packet-sequence`, `field-invalid` where a piece does not hold what its header says. At most one piece is held. */
  push(chunk: Uint8Array): Uint8Array[] {
    addChunk(this.#chunks, chunk);
    this.#buffered += chunk.length;
    if (this.#buffered < this.#needed) return [];
    let pending: Uint8Array = Buffer.concat(this.#chunks);
    const pieces: Uint8Array[] = [];
    for (;;) {
      this.#needed = COMPRESSED_HEADER;
      if (pending.length < this.#needed) break;
      const { length, sequence, uncompressed } = parseCompressedHeader(pending.subarray(0, COMPRESSED_HEADER));
      if (sequence !== this.sequence) this.#outOfOrder(sequence);
      this.#needed = COMPRESSED_HEADER + length;
      if (pending.length < this.#needed) break;
      const body = pending.subarray(COMPRESSED_HEADER, this.#needed);
      pieces.push(uncompressed === 0 ? body : inflate(body, uncompressed, this.#compression));
      pending = pending.subarray(this.#needed);
      this.sequence = (sequence + 1) & 0xff;
    }
    this.#chunks = [pending];
    this.#buffered = pending.length;
    return pieces;
  }

  #outOfOrder(sequence: number): never {
    fail('packet-sequence', {
      seen: `compressed piece number ${sequence}`,
      expected: `${this.sequence}`,
      fields: { sequence, expected: this.sequence },
    });
  }
}

function deflate(piece: Uint8Array, compression: Compression): Uint8Array {
  if (compression === 'zlib') return zlib.deflateSync(piece);
  return zstd === undefined ? missingZstd() : zstd.zstdCompressSync(piece);
}

/** Never makes more than the header promised: a small piece cannot fill the memory. */
function inflate(body: Uint8Array, uncompressed: number, compression: Compression): Uint8Array {
  let whole: Uint8Array;
  try {
    const bound = { maxOutputLength: uncompressed };
    if (compression === 'zlib') whole = zlib.inflateSync(body, bound);
    else whole = zstd === undefined ? missingZstd() : zstd.zstdDecompressSync(body, bound);
  } catch (cause) {
    fail('field-invalid', {
      at: 'compressed.body',
      seen: 'bytes that do not decompress to what the header says',
      expected: `${uncompressed} bytes of ${compression}`,
      cause,
      fields: { field: 'compressed.body', offset: COMPRESSED_HEADER },
    });
  }
  if (whole.length !== uncompressed)
    invalidField('compressed.body', COMPRESSED_HEADER, `${whole.length} bytes`, `${uncompressed}`);
  return whole;
}

function missingZstd(): never {
  fail('internal', { seen: 'zstd was agreed on and this Node has none' });
}
