import { expect } from 'vitest';
import { TlsqlError } from '../../src/base/error.ts';

/** Every truncation of `bytes`, and every single byte changed to 0x00, 0x80 and 0xff, is parsed or ends in a coded error; a truncation always in an error. */
export function checkDamage(bytes: Uint8Array, parse: (bytes: Uint8Array) => unknown): void {
  for (let length = 0; length < bytes.length; length += 1) {
    expect(() => parse(bytes.subarray(0, length)), `truncated to ${length}`).toThrow(TlsqlError);
  }
  for (let index = 0; index < bytes.length; index += 1) {
    for (const value of [0x00, 0x80, 0xff]) {
      const changed = Uint8Array.from(bytes);
      changed[index] = value;
      try {
        parse(changed);
      } catch (error) {
        expect(error, `byte ${index} = ${value}`).toBeInstanceOf(TlsqlError);
        expect((error as TlsqlError).code, `byte ${index} = ${value}`).not.toBe('internal');
      }
    }
  }
}

export const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
