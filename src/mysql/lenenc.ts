import { fail } from '../base/error.ts';
import type { Reader } from '../base/reader.ts';
import type { Writer } from '../base/writer.ts';

// Length-encoded integers and strings: mysql-server/mysys/pack.cc (net_field_length, net_store_length).
// 0x00-0xfa the value itself · 0xfb NULL · 0xfc two bytes · 0xfd three · 0xfe eight · 0xff never.

const decoder = new TextDecoder('utf-8');

/** Bytes as UTF-8 text; what is no UTF-8 becomes U+FFFD. */
export function text(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** A length-encoded integer of up to 64 bits. Errors: `bytes-truncated`, `field-invalid` for 0xfb and 0xff. */
export function readLenencBig(reader: Reader, field: string): bigint {
  const offset = reader.offset;
  const first = reader.u8(field);
  if (first < 0xfb) return BigInt(first);
  if (first === 0xfc) return BigInt(reader.u16le(field));
  if (first === 0xfd) return BigInt(reader.u24le(field));
  if (first === 0xfe) return reader.u64le(field);
  return invalidField(field, offset, `0x${first.toString(16)}`, 'a length-encoded integer');
}

/** A length-encoded integer of at most `limit`. Errors: those of readLenencBig and `bytes-over-limit`. */
export function readLenenc(reader: Reader, field: string, limit: number): number {
  const value = readLenencBig(reader, field);
  if (value > BigInt(limit)) reader.overLimit(field, value, limit);
  return Number(value);
}

/** A length-encoded string as a view, at most `limit` bytes long. */
export function readLenencBytes(reader: Reader, field: string, limit: number): Uint8Array {
  return reader.bytes(readLenenc(reader, field, limit), field);
}

/** A length-encoded string as UTF-8 text. */
export function readLenencText(reader: Reader, field: string, limit: number): string {
  return text(readLenencBytes(reader, field, limit));
}

/** Writes the shortest encoding of `value` (0 to 2^64-1). */
export function writeLenenc(writer: Writer, value: number | bigint): Writer {
  if (value < 0xfb) return writer.u8(Number(value));
  if (value <= 0xffff) return writer.u8(0xfc).u16le(Number(value));
  if (value <= 0xffffff) return writer.u8(0xfd).u24le(Number(value));
  return writer.u8(0xfe).u64le(BigInt(value));
}

/** Writes the length and the bytes. */
export function writeLenencBytes(writer: Writer, bytes: Uint8Array): Writer {
  return writeLenenc(writer, bytes.length).bytes(bytes);
}

/** Writes the text as UTF-8 with its length in bytes. */
export function writeLenencText(writer: Writer, value: string): Writer {
  return writeLenencBytes(writer, new TextEncoder().encode(value));
}

/** Fails with `field-invalid`: `field` at `offset` holds `seen`. */
export function invalidField(field: string, offset: number, seen: string, expected: string): never {
  fail('field-invalid', { at: `${field} at offset ${offset}`, seen, expected, fields: { field, offset } });
}
