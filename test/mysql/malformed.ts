import fc from 'fast-check';
import { expect } from 'vitest';
import { TlsqlError } from '../../src/base/error.ts';

/** Runs `parse` and returns the code of the error, or undefined; anything but a coded error of the peer's fails the test. */
export function codeOf(parse: () => unknown): string | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (!(error instanceof TlsqlError)) throw error;
    expect(error.code).not.toBe('internal');
    return error.code;
  }
}

/** Cuts the payload at every byte: each cut is refused with field and offset, except at the lengths in `whole`. */
export function checkTruncations(
  payload: Uint8Array,
  parse: (bytes: Uint8Array) => unknown,
  whole: readonly number[] = [],
): void {
  for (let length = 0; length < payload.length; length += 1) {
    if (whole.includes(length)) {
      expect(
        codeOf(() => parse(payload.subarray(0, length))),
        `cut at ${length}`,
      ).toBeUndefined();
      continue;
    }
    try {
      parse(payload.subarray(0, length));
    } catch (error) {
      expect(error).toBeInstanceOf(TlsqlError);
      expect((error as TlsqlError).detail.fields, `cut at ${length}`).toMatchObject({
        offset: expect.any(Number),
        field: expect.any(String),
      });
      continue;
    }
    expect.fail(`cut at ${length} was taken`);
  }
}

/** Changes bytes of a good payload, and makes up others: nothing but coded errors may come out. */
export function checkGarbage(good: Uint8Array, parse: (bytes: Uint8Array) => unknown): void {
  const changed = fc
    .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 })
    .map((changes) => {
      const bytes = good.slice();
      for (const [index, value] of changes) bytes[index] = value;
      return bytes;
    });
  const made = fc.uint8Array({ maxLength: 80 }).map((bytes) => Uint8Array.of(good[0] ?? 0, ...bytes));
  fc.assert(
    fc.property(fc.oneof(changed, made, fc.uint8Array({ maxLength: 80 })), (bytes) => {
      codeOf(() => parse(bytes));
    }),
    { numRuns: 300 },
  );
}
