import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../../test/mysql/drive.ts';
import { codeOf } from '../../test/mysql/malformed.ts';
import { CLIENT } from './capabilities.ts';
import {
  agreedCompression,
  type Compression,
  compressionCapability,
  compressPieces,
  Decompressor,
} from './compression.ts';
import { buildCompressedHeader } from './packets/compressed-header.ts';

const kinds = (['zlib', 'zstd'] as const).filter((kind) => compressionCapability(kind) !== undefined);
const piece = (body: Uint8Array, uncompressed: number, sequence: number = 0): Uint8Array =>
  Buffer.concat([buildCompressedHeader({ length: body.length, sequence, uncompressed }), body]);

function decompress(chunks: readonly Uint8Array[], kind: Compression = 'zlib'): Buffer {
  const decompressor = new Decompressor(kind);
  return Buffer.concat(chunks.flatMap((chunk) => decompressor.push(chunk)));
}

describe('compression', () => {
  it('reads the piece of the documentation: SELECT "012345678901234567890123456789012345"', () => {
    const documented = hex(`22 00 00 00 32 00 00 78 9c d3 63 60 60 60 2e 4e cd 49 4d 2e 51 50 32 30 34 32 36 31 35 33 b7
      b0 c4 cd 52 02 00 0c d1 0a 6c`);
    expect(decompress([documented]).toString('latin1')).toBe(
      '.\0\0\0\x03select "012345678901234567890123456789012345"',
    );
  });

  it.each(kinds)('%s: comes back wherever the stream is cut', (kind) => {
    const frames = Buffer.from('a'.repeat(60) + 'b'.repeat(60));
    const stream = Buffer.concat([...compressPieces(frames, 0, kind), ...compressPieces(hex('0102'), 1, kind)]);
    for (let at = 0; at <= stream.length; at += 1)
      expect(
        decompress([stream.subarray(0, at), stream.subarray(at)], kind).equals(Buffer.concat([frames, hex('0102')])),
      ).toBe(true);
    expect(stream.length).toBeLessThan(frames.length);
  });

  it('sends as it is what is short or does not get shorter, and counts its pieces', () => {
    expect(Buffer.concat(compressPieces(hex('0a0b'), 255, 'zlib'))).toEqual(Buffer.from(hex('020000 ff 000000 0a0b')));
    const large = new Uint8Array(0xffffff + 3).fill(7);
    const pieces = compressPieces(large, 255, 'zlib');
    expect([pieces[0]?.[3], pieces[2]?.[3]]).toEqual([255, 0]);
  });

  it('refuses a wrong number, another length, garbage, and more than was promised', () => {
    const packed = deflateSync(Buffer.alloc(1000));
    expect(codeOf(() => decompress([piece(hex('00'), 0, 1)]))).toBe('packet-sequence');
    for (const promised of [999, 1001])
      expect(codeOf(() => decompress([piece(packed, promised)]))).toBe('field-invalid');
    expect(codeOf(() => decompress([piece(hex('0001'), 5)]))).toBe('field-invalid');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        codeOf(() => decompress([bytes]));
      }),
    );
  });

  it('knows what was agreed on', () => {
    expect(agreedCompression(CLIENT.COMPRESS | CLIENT.ZSTD_COMPRESSION)).toBe('zlib');
    expect(agreedCompression(CLIENT.ZSTD_COMPRESSION)).toBe('zstd');
    expect(agreedCompression(0n)).toBeUndefined();
    expect(compressionCapability('zlib')).toBe(CLIENT.COMPRESS);
  });
});
