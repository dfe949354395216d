import fc from 'fast-check';
import { expect, it } from 'vitest';
import { binaryBytes, binaryText, fromBinary, isBlank, toBinary } from './option-bytes.ts';

it('keeps every byte', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(binaryBytes(binaryText(bytes))).toEqual(bytes);
    }),
  );
});

it('reads valid UTF-8 as such and anything else as Latin-1', () => {
  expect(fromBinary(toBinary('voilà 日本'))).toBe('voilà 日本');
  expect(fromBinary('\xff\xfe')).toBe('\xff\xfe');
  expect(fromBinary('\xef\xbb\xbfx')).toBe('\ufeffx');
});

it('has the blanks of latin1_swedish_ci', () => {
  const blanks = Array.from({ length: 256 }, (_, code) => code).filter((code) => isBlank(String.fromCharCode(code)));
  expect(blanks).toEqual([9, 10, 11, 12, 13, 32, 160]);
  expect(isBlank(undefined)).toBe(false);
});
