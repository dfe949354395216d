import { fail } from '../base/error.ts';
import { decodeOid } from './oid-code.ts';

/** Tags of the universal class, in the form they have on the wire (constructed bit included). */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nothing: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  numericString: 0x12,
  printableString: 0x13,
  t61String: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  generalString: 0x1b,
  universalString: 0x1c,
  bmpString: 0x1e,
} as const;

/** The tag of context class `[number]`, constructed unless said otherwise. */
export function contextTag(number: number, constructed = true): number {
  return 0x80 | (constructed ? 0x20 : 0) | number;
}

/** Deeper nesting than any certificate has; OpenSSL's own limit is 30 (ASN1_MAX_CONSTRUCTED_NEST). */
const maxDepth = 30;

/** Where a reader stands inside a larger buffer. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  /** The reader around it: its path is put together only for an error. */
  readonly outer: DerReader;
}

/**
 * Reads DER values in order (X.690). Bounds are checked before every read; errors (`der-truncated`, `der-damaged`,
 * `der-left-over`, `der-too-deep`) name the field and its offset from the start of the outermost buffer. As OpenSSL does
 * it takes lengths that are longer than needed; unlike OpenSSL it refuses indefinite lengths, which no certificate,
 * CRL or key may have. Returned arrays are views, not copies.
 */
export class DerReader {
  readonly #bytes: Uint8Array;
  readonly #what: string;
  readonly #outer: DerReader | undefined;
  readonly #end: number;
  readonly #depth: number;
  #offset: number;

  /** @param what names the whole in errors, for example `certificate`. */
  constructor(bytes: Uint8Array, what: string, span?: Span) {
    this.#bytes = bytes;
    this.#what = what;
    this.#outer = span?.outer;
    this.#offset = span?.start ?? 0;
    this.#end = span?.end ?? bytes.length;
    this.#depth = span?.depth ?? 0;
  }

  /** Offset of the next value from the start of the outermost buffer. */
  get offset(): number {
    return this.#offset;
  }

  get atEnd(): boolean {
    return this.#offset >= this.#end;
  }

  /** Tag of the next value; undefined at the end. */
  peek(): number | undefined {
    return this.#offset < this.#end ? this.#bytes[this.#offset] : undefined;
  }

  /** Content of the next value, which must have this tag. */
  value(tag: number, field: string): Uint8Array {
    const start = this.#header(tag, field);
    const end = this.#offset;
    return this.#bytes.subarray(start, end);
  }

  /** The next value whole, tag and length included, whatever its tag. */
  whole(field: string): Uint8Array {
    const start = this.#offset;
    this.#header(undefined, field);
    return this.#bytes.subarray(start, this.#offset);
  }

  /** A reader over the content of the next value, which must have this tag. */
  enter(tag: number, field: string): DerReader {
    if (this.#depth >= maxDepth) {
      fail('der-too-deep', { at: this.#at(field), seen: `${this.#depth + 1} levels`, expected: `at most ${maxDepth}` });
    }
    const start = this.#header(tag, field);
    return new DerReader(this.#bytes, field, { start, end: this.#offset, depth: this.#depth + 1, outer: this });
  }

  /** As `enter` when the next value has this tag, otherwise undefined and nothing is read. */
  enterIf(tag: number, field: string): DerReader | undefined {
    return this.peek() === tag ? this.enter(tag, field) : undefined;
  }

  /** As `value` when the next value has this tag, otherwise undefined and nothing is read. */
  valueIf(tag: number, field: string): Uint8Array | undefined {
    return this.peek() === tag ? this.value(tag, field) : undefined;
  }

  /** Two's complement content of an INTEGER (or of another tag that stands for one), in its shortest form. */
  integer(field: string, tag: number = tags.integer): Uint8Array {
    const at = this.#offset;
    const value = this.value(tag, field);
    const [first = 0, second = 0] = value;
    const padded = value.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
    if (value.length === 0 || padded)
      this.damaged(field, 'an integer that is empty or padded', 'its shortest form', at);
    return value;
  }

  /** An INTEGER that must lie between 0 and 2^31 - 1. */
  smallInteger(field: string, tag: number = tags.integer): number {
    const at = this.#offset;
    const value = this.integer(field, tag);
    if (value.length > 4 || (value[0] ?? 0) >= 0x80)
      this.damaged(field, 'a number out of range', '0 to 2147483647', at);
    return value.reduce((sum, byte) => sum * 256 + byte, 0);
  }

  /** A BOOLEAN; anything but zero is true, as OpenSSL takes it. */
  boolean(field: string, tag: number = tags.boolean): boolean {
    const at = this.#offset;
    const value = this.value(tag, field);
    if (value.length !== 1) this.damaged(field, `a boolean of ${value.length} bytes`, '1 byte', at);
    return value[0] !== 0;
  }

  /** An OBJECT IDENTIFIER in dotted form. */
  oid(field: string, tag: number = tags.oid): string {
    const at = this.#offset;
    const dotted = decodeOid(this.value(tag, field));
    return dotted ?? this.damaged(field, 'an object identifier that is not one', 'base-128 numbers', at);
  }

  /** A BIT STRING: its bytes and how many bits of the last one are unused. */
  bitString(field: string, tag: number = tags.bitString): { readonly unused: number; readonly bytes: Uint8Array } {
    const at = this.#offset;
    const value = this.value(tag, field);
    const unused = value[0] ?? 8;
    if (unused > 7 || (unused > 0 && value.length === 1)) {
      this.damaged(field, 'a bit string with a bad count of unused bits', '0 to 7', at);
    }
    return { unused, bytes: value.subarray(1) };
  }

  /** Fails with `der-left-over` unless everything was read. */
  end(): void {
    if (this.#offset < this.#end) {
      fail('der-left-over', {
        at: this.#at('end'),
        seen: `${this.#end - this.#offset} bytes after the last field`,
        expected: 'the end',
        fields: { offset: this.#offset, field: this.#path('end') },
      });
    }
  }

  /** Fails with `der-damaged` for a field that was read at offset `at`. */
  damaged(field: string, seen: string, expected: string, at: number = this.#offset): never {
    fail('der-damaged', {
      at: this.#at(field, at),
      seen,
      expected,
      fields: { offset: at, field: this.#path(field) },
    });
  }

  /** Reads tag and length, moves past the value, and returns where its content starts. */
  #header(wanted: number | undefined, field: string): number {
    const bytes = this.#bytes;
    const at = this.#offset;
    if (at + 2 > this.#end) this.#truncated(field, at, 2);
    const tag = bytes[at] ?? 0;
    if (wanted !== undefined && tag !== wanted) this.damaged(field, `tag ${hex(tag)}`, `tag ${hex(wanted)}`, at);
    if ((tag & 0x1f) === 0x1f) this.damaged(field, 'a tag of more than one byte', 'a tag of one byte', at);
    let length = bytes[at + 1] ?? 0;
    let start = at + 2;
    if (length >= 0x80) {
      const count = length & 0x7f;
      if (count === 0) this.damaged(field, 'an indefinite length', 'a definite one', at);
      if (start + count > this.#end) this.#truncated(field, at, count);
      length = 0;
      for (let index = 0; index < count; index += 1) {
        length = length * 256 + (bytes[start + index] ?? 0);
        if (length > 0x7fffffff) this.damaged(field, 'a length beyond 2 GiB', 'a sane one', at);
      }
      start += count;
    }
    if (length > this.#end - start) this.#truncated(field, at, length);
    this.#offset = start + length;
    return start;
  }

  #truncated(field: string, at: number, wanted: number): never {
    fail('der-truncated', {
      at: this.#at(field, at),
      seen: `${this.#end - at} bytes left`,
      expected: `${wanted} more after its header`,
      fields: { offset: at, field: this.#path(field) },
    });
  }

  #at(field: string, offset: number = this.#offset): string {
    return `${this.#path(field)} at offset ${offset}`;
  }

  #path(field: string): string {
    const own = `${this.#what}.${field}`;
    return this.#outer === undefined ? own : this.#outer.#path(own);
  }
}

function hex(tag: number): string {
  return `0x${tag.toString(16).padStart(2, '0')}`;
}
