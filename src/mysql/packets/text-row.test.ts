import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../../../test/mysql/drive.ts';
import { checkGarbage, checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { buildTextRow, parseTextRow, scanRow, type TextRow } from './text-row.ts';

const field = fc.oneof(fc.constant(null), fc.uint8Array({ maxLength: 300 }));

describe('text-row', () => {
  it('comes back as it was built', () => {
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 8 }), (row: TextRow) => {
        expect(parseTextRow(buildTextRow(row), row.length)).toEqual(row);
      }),
    );
    const long = [new Uint8Array(70_000).fill(1), new Uint8Array(0), null];
    expect(parseTextRow(buildTextRow(long), 3)).toEqual(long);
  });

  it('finds fields without copying them', () => {
    const ends = new Int32Array(6);
    scanRow(hex('01 41 fb 00'), 3, ends);
    expect([...ends]).toEqual([1, 2, -1, -1, 4, 4]);
  });

  it('is refused cut, longer, with 0xff, with a length beyond its end, or garbled', () => {
    const bytes = buildTextRow([hex('4142'), null, new Uint8Array(260)]);
    checkTruncations(bytes, (cut) => parseTextRow(cut, 3));
    checkGarbage(bytes, (changed) => parseTextRow(changed, 3));
    expect(codeOf(() => parseTextRow(hex('0141 00'), 1))).toBe('bytes-left-over');
    expect(codeOf(() => parseTextRow(hex('ff'), 1))).toBe('field-invalid');
    expect(codeOf(() => parseTextRow(hex('fe ffffffffffffffff 00'), 1))).toBe('bytes-truncated');
    expect(() => parseTextRow(hex('0141 05'), 2)).toThrow('row.1 at offset 3: 0 bytes left (expected 5)');
  });
});
