import { fail } from './error.ts';

/**
 * Reads fields from bytes, in order. Every read checks its bounds first and names its field, so that malformed input ends
 * in a coded error with field and offset (`bytes-truncated`, `bytes-over-limit`, `bytes-left-over`), never in a crash.
 */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #what: string;
  #offset = 0;

  /** @param what names the whole in errors, for example `greeting`. */
  constructor(bytes: Uint8Array, what: string) {
    this.#bytes = bytes;
    this.#what = what;
  }

  get offset(): number {
    return this.#offset;
  }

  get left(): number {
    return this.#bytes.length - this.#offset;
  }

  /** The next `length` bytes, as a view (no copy). */
  bytes(length: number, field: string): Uint8Array {
    if (length < 0 || length > this.left) this.#truncated(field, length);
    const start = this.#offset;
    this.#offset += length;
    return this.#bytes.subarray(start, this.#offset);
  }

  /** All bytes that are left. */
  rest(): Uint8Array {
    return this.bytes(this.left, 'rest');
  }

  u8(field: string): number {
    return this.#number(1, field);
  }
  u16le(field: string): number {
    return this.#number(2, field);
  }
  u24le(field: string): number {
    return this.#number(3, field);
  }
  u32le(field: string): number {
    return this.#number(4, field);
  }

  /** Eight bytes, least significant first. */
  u64le(field: string): bigint {
    const low = BigInt(this.u32le(field));
    return (BigInt(this.u32le(field)) << 32n) | low;
  }

  /** Bytes up to the next zero byte, which is read but not included. At most `limit` bytes. */
  untilZero(field: string, limit: number): Uint8Array {
    const end = this.#bytes.indexOf(0, this.#offset);
    if (end === -1) this.#truncated(field, this.left + 1);
    const length = end - this.#offset;
    if (length > limit) this.overLimit(field, length, limit);
    const value = this.bytes(length, field);
    this.#offset += 1;
    return value;
  }

  /** The next byte without reading it; undefined at the end. */
  peek(): number | undefined {
    return this.#bytes[this.#offset];
  }

  /** Fails with `bytes-left-over` unless everything was read. */
  end(): void {
    if (this.left > 0) {
      fail('bytes-left-over', {
        at: `${this.#what} at offset ${this.#offset}`,
        seen: `${this.left} bytes after the last field`,
        expected: 'the end',
        fields: { offset: this.#offset, field: 'end' },
      });
    }
  }

  overLimit(field: string, length: number | bigint, limit: number): never {
    fail('bytes-over-limit', {
      at: `${this.#what}.${field} at offset ${this.#offset}`,
      seen: `a length of ${length}`,
      expected: `at most ${limit}`,
      fields: { offset: this.#offset, field },
    });
  }

  #number(size: number, field: string): number {
    const bytes = this.bytes(size, field);
    let value = 0;
    for (let index = size - 1; index >= 0; index -= 1) value = value * 256 + (bytes[index] ?? 0);
    return value;
  }

  #truncated(field: string, wanted: number): never {
    fail('bytes-truncated', {
      at: `${this.#what}.${field} at offset ${this.#offset}`,
      seen: `${this.left} bytes left`,
      expected: `${wanted}`,
      fields: { offset: this.#offset, field },
    });
  }
}
