import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../../test/mysql/drive.ts';
import { codeOf } from '../../test/mysql/malformed.ts';
import { Reader } from '../base/reader.ts';
import { Writer } from '../base/writer.ts';
import { readLenenc, readLenencBig, readLenencBytes, readLenencText, writeLenenc, writeLenencText } from './lenenc.ts';

const reader = (text: string): Reader => new Reader(hex(text), 'thing');
const written = (value: number | bigint): string =>
  Buffer.from(writeLenenc(new Writer(), value).done()).toString('hex');

describe('lenenc', () => {
  it.each([
    [0n, '00'],
    [250n, 'fa'],
    [251n, 'fcfb00'],
    [65535n, 'fcffff'],
    [65536n, 'fd000001'],
    [0xffffffn, 'fdffffff'],
    [0x1000000n, 'fe0000000100000000'],
    [0xffffffffffffffffn, 'feffffffffffffffff'],
  ])('%s is %s', (value, bytes) => {
    expect(written(value)).toBe(bytes);
    expect(readLenencBig(reader(bytes), 'n')).toBe(value);
    for (let length = 0; length < bytes.length; length += 2)
      expect(codeOf(() => readLenencBig(reader(bytes.slice(0, length)), 'n'))).toBe('bytes-truncated');
  });

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 0xffffffffffffffffn), (value) => readLenencBig(reader(written(value)), 'n') === value),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (value) => {
        const bytes = writeLenencText(new Writer(), value).done();
        expect(readLenencText(new Reader(bytes, 'thing'), 's', 100_000)).toBe(value);
      }),
    );
  });

  it('refuses NULL, 0xff and lengths over the limit, with field and offset', () => {
    expect(codeOf(() => readLenencBig(reader('fb'), 'n'))).toBe('field-invalid');
    expect(codeOf(() => readLenencBig(reader('ff'), 'n'))).toBe('field-invalid');
    expect(() => readLenenc(reader('fc0001'), 'n', 255)).toThrow(
      'thing.n at offset 3: a length of 256 (expected at most 255)',
    );
    expect(codeOf(() => readLenencBytes(reader('feffffffffffffffff'), 'n', 1 << 30))).toBe('bytes-over-limit');
    expect(codeOf(() => readLenencBytes(reader('0501'), 'n', 10))).toBe('bytes-truncated');
  });

  it('shows bytes that are no UTF-8 as such', () => {
    expect(readLenencText(reader('02c328'), 's', 10)).toBe('\ufffd(');
  });
});
