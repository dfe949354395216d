import { expect, it } from 'vitest';
import { Reader } from './reader.ts';
import { Writer } from './writer.ts';

it('writes what Reader reads', () => {
  const bytes = new Writer()
    .u8(7)
    .u16le(0x1234)
    .u24le(0xabcdef)
    .u32le(0xfedcba98)
    .u64le(0x1122334455667788n)
    .utf8z('é')
    .zeros(2)
    .done();
  const r = new Reader(bytes, 'x');
  expect([r.u8('a'), r.u16le('b'), r.u24le('c'), r.u32le('d'), r.u64le('e')]).toEqual([
    7,
    0x1234,
    0xabcdef,
    0xfedcba98,
    0x1122334455667788n,
  ]);
  expect(new TextDecoder().decode(r.untilZero('f', 9))).toBe('é');
  expect(r.rest()).toEqual(new Uint8Array(2));
});
