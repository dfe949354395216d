import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hex } from '../../test/x509/truncations.ts';
import { decodeOid, encodeOid } from './oid-code.ts';

it('reads and writes base-128 numbers', () => {
  for (const [dotted, bytes] of [
    ['2.5.4.3', '550403'],
    ['1.2.840.113549.1.9.1', '2a864886f70d010901'],
    ['2.999.1', '883701'],
    ['2.25.340282366920938463463374607431768211455', '6983ffffffffffffffffffffffffffffffffff7f'],
    ['0.9.2342.19200300.100.1.25', '0992268993f22c640119'],
  ] as const) {
    expect(decodeOid(hex(bytes))).toBe(dotted);
    expect(encodeOid(dotted)).toEqual(hex(bytes));
  }
});

it('refuses what is none', () => {
  for (const bytes of ['', '80', '2a80', '8001', '2a8001']) expect(decodeOid(hex(bytes)), bytes).toBeUndefined();
  for (const text of ['', '1', '3.1', '1.40', '1.2.03', 'a.b', '1..2']) expect(encodeOid(text), text).toBeUndefined();
});

it('reads back what it wrote', () => {
  fc.assert(
    fc.property(fc.nat(39), fc.array(fc.bigInt(0n, 2n ** 80n), { maxLength: 6 }), (second, rest) => {
      const dotted = [1, second, ...rest].join('.');
      expect(decodeOid(encodeOid(dotted) ?? new Uint8Array())).toBe(dotted);
    }),
  );
});
