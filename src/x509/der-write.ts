import { invariant } from '../base/error.ts';
import { tags } from './der.ts';
import { encodeOid } from './oid-code.ts';

/** One DER value: tag, shortest length, and the parts one after the other as content. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return tlvOf(tag, parts);
}

/** `tlv` for lists of any length (a call takes only so many arguments). */
export function tlvOf(tag: number, parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const sizeBytes = length < 0x80 ? 0 : length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4;
  const whole = new Uint8Array(2 + sizeBytes + length);
  whole[0] = tag;
  let offset = 1;
  if (sizeBytes === 0) {
    whole[offset++] = length;
  } else {
    whole[offset++] = 0x80 | sizeBytes;
    for (let index = sizeBytes - 1; index >= 0; index -= 1) whole[offset++] = Math.floor(length / 256 ** index) & 0xff;
  }
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** SEQUENCE of values that are already encoded. */
export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return tlv(tags.sequence, ...parts);
}

/** SET OF: sorted by encoding as DER asks (X.690 11.6). */
export function setOf(parts: readonly Uint8Array[]): Uint8Array {
  return tlvOf(tags.set, [...parts].sort(compareBytes));
}

/** INTEGER from unsigned big-endian bytes (zeros in front are dropped, a sign byte put where needed) or from a small number ≥ 0. */
export function integer(value: Uint8Array | number, tag: number = tags.integer): Uint8Array {
  const bytes = typeof value === 'number' ? numberBytes(value) : value;
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const short = bytes.length === 0 ? Uint8Array.of(0) : bytes.subarray(start);
  return (short[0] ?? 0) >= 0x80 ? tlv(tag, Uint8Array.of(0), short) : tlv(tag, short);
}

/** OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Uint8Array {
  const content = encodeOid(dotted);
  invariant(content !== undefined, `${dotted} was encoded as an object identifier`);
  return tlv(tags.oid, content);
}

export function boolean(value: boolean): Uint8Array {
  return tlv(tags.boolean, Uint8Array.of(value ? 0xff : 0));
}

export function nothing(): Uint8Array {
  return tlv(tags.nothing);
}

export function octetString(...parts: readonly Uint8Array[]): Uint8Array {
  return tlv(tags.octetString, ...parts);
}

/** BIT STRING; `unused` bits of the last byte do not count. */
export function bitString(bytes: Uint8Array, unused = 0): Uint8Array {
  return tlv(tags.bitString, Uint8Array.of(unused), bytes);
}

/** BIT STRING of named bits: bit 0 is the highest of the first byte, zeros at the end are dropped (X.690 11.2.2). */
export function namedBits(bits: readonly number[], tag: number = tags.bitString): Uint8Array {
  const highest = Math.max(-1, ...bits);
  const bytes = new Uint8Array(Math.floor(highest / 8) + 1);
  for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return tlv(tag, Uint8Array.of(highest === -1 ? 0 : 7 - (highest & 7)), bytes);
}

/** Bytes of a text under a tag; the text must fit the encoding (`latin1` also serves the ASCII types). */
export function text(tag: number, value: string, encoding: 'utf8' | 'latin1' = 'latin1'): Uint8Array {
  return tlv(tag, Buffer.from(value, encoding));
}

/** Order of SET OF: byte by byte, the shorter first where one is the other's beginning. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b);
}

function numberBytes(value: number): Uint8Array {
  invariant(Number.isSafeInteger(value) && value >= 0, `${value} was encoded as an integer`);
  const bytes: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256);
  return Uint8Array.from(bytes);
}
