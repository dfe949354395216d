import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeLoginFile, encodeLoginFile } from './mylogin.ts';

const material = Uint8Array.from({ length: 20 }, (_, index) => index + 7);
const text = '[client]\nuser = "root"\npassword = "it\'s # é"\n[other]\nhost = h\n';

it('decodes what it encodes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '=', '\n', 'é', ' ', '"') }), (any) => {
      const login = decodeLoginFile(encodeLoginFile(any, material));
      expect([Buffer.from(login.bytes).toString(), login.fault]).toEqual([any, null]);
    }),
  );
});

it('keeps the lines before a cut, and says where it is', () => {
  const file = encodeLoginFile(text, material);
  for (let length = 0; length < file.length; length += 1) {
    const login = decodeLoginFile(file.subarray(0, length));
    expect(text.startsWith(Buffer.from(login.bytes).toString()), `${length} bytes`).toBe(true);
    // Between two records a cut cannot be seen.
    if (login.fault === null) expect(Buffer.from(login.bytes).toString()).toMatch(/^$|\n$/);
    else expect(login.fault).toMatch(/offset \d+$|too short/);
  }
});

it('does not fail on any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decodeLoginFile(bytes)));
  expect(decodeLoginFile(new Uint8Array(100)).fault).toBe('a record of 0 bytes at offset 24');
  const huge = encodeLoginFile('a\n', material);
  huge.set([0xf0, 0xff, 0xff, 0x7f], 24);
  expect(decodeLoginFile(huge).fault).toBe('a record of 2147483632 bytes at offset 24');
});

it('refuses key material of another length', () => {
  expect(() => encodeLoginFile('', new Uint8Array(16))).toThrow('key material of 16 bytes');
});
