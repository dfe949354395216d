/** Where output goes: may ask to wait until more is taken (back pressure). */
export type Drain = Promise<void> | undefined;

/** Takes a chunk that it may keep. */
export type WriteBytes = (chunk: Uint8Array) => Drain;

const chunkSize = 64 * 1024;

/**
 * Collects output in chunks of 64 KiB, so that a million rows are some hundred writes. Bytes are copied in: what was given
 * may be reused at once.
 */
export class ByteSink {
  #write: WriteBytes;
  #chunk: Buffer = Buffer.allocUnsafeSlow(chunkSize);
  #used = 0;

  constructor(write: WriteBytes) {
    this.#write = write;
  }

  text(text: string): Drain {
    return this.bytes(Buffer.from(text));
  }

  bytes(bytes: Uint8Array): Drain {
    const target = this.room(bytes.length);
    target.set(bytes, this.#used);
    this.#used += bytes.length;
    return this.full();
  }

  /** The chunk with room for `size` more bytes at `at`; say with `advance` how far it was filled. */
  room(size: number): Buffer {
    if (this.#used + size > this.#chunk.length) {
      // What a slow reader has not taken yet is the stream's to hold; `full` says when to wait for it.
      this.#waiting = this.#hand() ?? this.#waiting;
      if (size > this.#chunk.length) this.#chunk = Buffer.allocUnsafeSlow(size);
    }
    return this.#chunk;
  }

  get at(): number {
    return this.#used;
  }

  advance(to: number): void {
    this.#used = to;
  }

  /** Hands on a chunk that is full, and says whether to wait. */
  full(): Drain {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  /** Hands on what there is. */
  flush(): Drain {
    const before = this.full();
    const last = this.#hand();
    return before === undefined || last === undefined ? (before ?? last) : before.then(() => last);
  }

  #waiting: Drain;

  #hand(): Drain {
    if (this.#used === 0) return undefined;
    const chunk = this.#chunk.subarray(0, this.#used);
    this.#chunk = Buffer.allocUnsafeSlow(chunkSize);
    this.#used = 0;
    return this.#write(chunk);
  }
}
