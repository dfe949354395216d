import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';

/** Before each piece of a compressed stream. */
export interface CompressedHeader {
  /** Bytes of the body as sent. */
  readonly length: number;
  readonly sequence: number;
  /** Bytes of the body once decompressed; 0 where it was sent as it is. */
  readonly uncompressed: number;
}

/** Bytes of the header. */
export const COMPRESSED_HEADER = 7;

export function parseCompressedHeader(bytes: Uint8Array): CompressedHeader {
  const reader = new Reader(bytes, 'compressed-header');
  const length = reader.u24le('length');
  const sequence = reader.u8('sequence');
  const uncompressed = reader.u24le('uncompressed');
  reader.end();
  return { length, sequence, uncompressed };
}

export function buildCompressedHeader({ length, sequence, uncompressed }: CompressedHeader): Uint8Array {
  return new Writer().u24le(length).u8(sequence).u24le(uncompressed).done();
}
