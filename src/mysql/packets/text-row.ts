import { fail } from '../../base/error.ts';
import { Writer } from '../../base/writer.ts';
import { invalidField, writeLenencBytes } from '../lenenc.ts';

/** A row of a text result: for each column its bytes, or null for NULL. */
export type TextRow = readonly (Uint8Array | null)[];

/**
 * Finds the fields of a row: `ends` receives two numbers a column, where the field starts and where it ends; both -1 for
 * NULL. For those who print millions of rows: nothing is allocated. `ends` must have room for 2 × `columns` numbers.
 * Errors: `bytes-truncated`, `bytes-left-over`, `field-invalid`, with the column's number as field.
 */
export function scanRow(payload: Uint8Array, columns: number, ends: Int32Array): void {
  const size = payload.length;
  let at = 0;
  for (let column = 0; column < columns; column += 1) {
    if (at >= size) truncated(column, at, 1, 0);
    const first = payload[at] ?? 0;
    at += 1;
    let length = first;
    if (first >= 0xfb) {
      if (first === 0xfb) {
        ends[2 * column] = -1;
        ends[2 * column + 1] = -1;
        continue;
      }
      const width = first === 0xfc ? 2 : first === 0xfd ? 3 : first === 0xfe ? 8 : 0;
      if (width === 0) invalidField(`row.${column}`, at - 1, '0xff', 'a length-encoded string or NULL');
      if (size - at < width) truncated(column, at, width, size - at);
      length = 0;
      for (let index = width - 1; index >= 0; index -= 1) length = length * 256 + (payload[at + index] ?? 0);
      at += width;
    }
    if (length > size - at) truncated(column, at, length, size - at);
    ends[2 * column] = at;
    at += length;
    ends[2 * column + 1] = at;
  }
  if (at !== size) leftOver(at, size - at);
}

/** Reads a row of so many columns; the fields are views. Errors: those of scanRow. */
export function parseTextRow(payload: Uint8Array, columns: number): TextRow {
  const ends = new Int32Array(2 * columns);
  scanRow(payload, columns, ends);
  const row = new Array<Uint8Array | null>(columns);
  for (let column = 0; column < columns; column += 1) {
    const start = ends[2 * column] ?? -1;
    row[column] = start === -1 ? null : payload.subarray(start, ends[2 * column + 1]);
  }
  return row;
}

export function buildTextRow(row: TextRow): Uint8Array {
  const writer = new Writer();
  for (const field of row) {
    if (field === null) writer.u8(0xfb);
    else writeLenencBytes(writer, field);
  }
  return writer.done();
}

function truncated(column: number, offset: number, wanted: number, left: number): never {
  fail('bytes-truncated', {
    at: `row.${column} at offset ${offset}`,
    seen: `${left} bytes left`,
    expected: `${wanted}`,
    fields: { field: `row.${column}`, offset },
  });
}

function leftOver(offset: number, count: number): never {
  fail('bytes-left-over', {
    at: `row at offset ${offset}`,
    seen: `${count} bytes after the last field`,
    expected: 'the end',
    fields: { field: 'end', offset },
  });
}
