import type { ColumnDefinition } from '../../src/mysql/packets/column-definition.ts';
import { buildTextRow } from '../../src/mysql/packets/text-row.ts';

/** A column of a result: VARCHAR in utf8mb4 that may be NULL, unless told. */
export function column(name: string, over: Partial<ColumnDefinition> = {}): ColumnDefinition {
  const none = { schema: '', table: '', orgTable: '', orgName: '', extended: {} };
  return { ...none, name, charset: 45, length: 100, type: 253, flags: 0, decimals: 0, ...over };
}

/** A row's payload; texts as UTF-8. */
export function row(...cells: readonly (string | number[] | null)[]): Uint8Array {
  return buildTextRow(
    cells.map((cell) => (cell === null ? null : typeof cell === 'string' ? Buffer.from(cell) : Uint8Array.from(cell))),
  );
}

/** Whole number and binary string. */
export const bigint: Partial<ColumnDefinition> = { type: 8, charset: 63, flags: 1 };
export const binary: Partial<ColumnDefinition> = { charset: 63 };
