import { expect, it } from 'vitest';
import { toHex } from '../../test/x509/truncations.ts';
import { DerReader, tags } from './der.ts';
import {
  bitString,
  boolean,
  compareBytes,
  integer,
  namedBits,
  nothing,
  octetString,
  oid,
  sequence,
  setOf,
  text,
  tlv,
  tlvOf,
} from './der-write.ts';

const check = (bytes: Uint8Array, expected: string): void => expect(toHex(bytes)).toBe(expected);

it('writes the shortest length', () => {
  for (const size of [0, 1, 127, 128, 255, 256, 65535, 65536, 16777216]) {
    const bytes = tlv(4, new Uint8Array(size));
    expect(new DerReader(bytes, 'x').value(4, 'x').length).toBe(size);
    expect(bytes.length - size).toBe(size < 128 ? 2 : size < 256 ? 3 : size < 65536 ? 4 : size < 16777216 ? 5 : 6);
  }
});

it('writes values', () => {
  check(integer(0), '020100');
  check(integer(128), '02020080');
  check(integer(65537), '0203010001');
  check(integer(Uint8Array.of(0, 0, 0x80)), '02020080');
  check(integer(new Uint8Array()), '020100');
  check(integer(5, tags.enumerated), '0a0105');
  check(oid('2.5.4.3'), '0603550403');
  check(sequence(boolean(true), boolean(false), nothing()), '30080101ff0101000500');
  check(octetString(Uint8Array.of(1), Uint8Array.of(2)), '04020102');
  check(bitString(Uint8Array.of(0xe0), 5), '030205e0');
  check(namedBits([0, 2]), '030205a0');
  check(namedBits([8]), '0303070080');
  check(namedBits([]), '030100');
  check(text(tags.utf8String, 'é', 'utf8'), '0c02c3a9');
  expect(() => oid('9.9')).toThrow(expect.objectContaining({ code: 'internal' }));
});

it('sorts SET OF by encoding', () => {
  check(setOf([nothing(), boolean(true), boolean(false)]), '31080101000101ff0500');
  expect(compareBytes(Uint8Array.of(1), Uint8Array.of(1, 0))).toBe(-1);
});

it('takes lists of any length', () => {
  expect(tlvOf(tags.sequence, Array(200_000).fill(nothing())).length).toBe(400_005);
});
