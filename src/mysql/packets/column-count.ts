import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { invalidField, readLenenc, writeLenenc } from '../lenenc.ts';

/** The most columns a table or a result can have is 4096 (MAX_FIELDS, sql/sql_const.h); twice that is taken. */
export const COLUMNS_MAX = 8192;

/** The first packet of a result set: how many columns follow, 1 to COLUMNS_MAX. */
export function parseColumnCount(payload: Uint8Array): number {
  const reader = new Reader(payload, 'column-count');
  const count = readLenenc(reader, 'count', COLUMNS_MAX);
  if (count === 0) invalidField('column-count.count', 0, '0', 'at least 1');
  reader.end();
  return count;
}

export function buildColumnCount(count: number): Uint8Array {
  return writeLenenc(new Writer(), count).done();
}
