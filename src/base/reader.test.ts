import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TlsqlError } from './error.ts';
import { Reader } from './reader.ts';

const reader = (...bytes: number[]): Reader => new Reader(Uint8Array.from(bytes), 'thing');

describe('Reader', () => {
  it('reads numbers least significant byte first', () => {
    const r = reader(1, 1, 2, 1, 2, 3, 1, 0, 0, 0x80);
    expect([r.u8('a'), r.u16le('b'), r.u24le('c'), r.u32le('d')]).toEqual([1, 0x0201, 0x030201, 0x80000001]);
    expect(reader(0xff, 0, 0, 0, 1, 0, 0, 0).u64le('e')).toBe(0x1000000ffn);
  });

  it('reads to a zero without including it', () => {
    const r = reader(65, 66, 0, 67);
    expect(r.untilZero('name', 10)).toEqual(Uint8Array.of(65, 66));
    expect(r.peek()).toBe(67);
    expect(r.rest()).toEqual(Uint8Array.of(67));
    r.end();
  });

  it('names field and offset when data ends, is too long, or is left over', () => {
    expect(() => reader(1).u16le('port')).toThrow('thing.port at offset 0: 1 bytes left (expected 2)');
    expect(() => reader(65).untilZero('name', 10)).toThrow(/thing.name at offset 0/);
    expect(() => reader(65, 65, 0).untilZero('name', 1)).toThrow(/a length of 2 \(expected at most 1\)/);
    expect(() => reader(1).end()).toThrow(/1 bytes after the last field/);
    expect(() => reader(1).bytes(-1, 'x')).toThrow(TlsqlError);
  });

  it('throws nothing but coded errors, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), fc.nat(14), (bytes, length) => {
        const r = new Reader(bytes, 'x');
        try {
          r.untilZero('a', 4);
          r.bytes(length, 'b');
          r.end();
        } catch (error) {
          expect(error).toBeInstanceOf(TlsqlError);
        }
      }),
    );
  });
});
