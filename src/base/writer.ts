/** Collects fields into bytes; the counterpart of Reader. */
export class Writer {
  #chunks: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  bytes(bytes: Uint8Array): this {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
    return this;
  }
  u8(value: number): this {
    return this.bytes(Uint8Array.of(value & 0xff));
  }
  u16le(value: number): this {
    return this.bytes(Uint8Array.of(value & 0xff, (value >>> 8) & 0xff));
  }
  u24le(value: number): this {
    return this.u16le(value).u8(value >>> 16);
  }
  u32le(value: number): this {
    return this.u16le(value).u16le(value >>> 16);
  }
  u64le(value: bigint): this {
    return this.u32le(Number(value & 0xffffffffn)).u32le(Number((value >> 32n) & 0xffffffffn));
  }
  zeros(count: number): this {
    return this.bytes(new Uint8Array(count));
  }
  utf8(text: string): this {
    return this.bytes(new TextEncoder().encode(text));
  }
  /** The text and a zero byte. */
  utf8z(text: string): this {
    return this.utf8(text).u8(0);
  }

  /** Everything written so far, in one array. */
  done(): Uint8Array {
    const whole = new Uint8Array(this.#length);
    let offset = 0;
    for (const chunk of this.#chunks) {
      whole.set(chunk, offset);
      offset += chunk.length;
    }
    return whole;
  }
}
