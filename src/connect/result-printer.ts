import type { ColumnDefinition } from '../mysql/packets/column-definition.ts';
import type { Drain } from './byte-sink.ts';

/** Writes results in one of the formats. */
export interface ResultPrinter {
  /** The statement whose results follow, as binary text. */
  statement?(sql: string): void;
  columns(columns: readonly ColumnDefinition[]): Drain;
  /** One row as it came; the payload is valid during the call only. */
  row(payload: Uint8Array): Drain;
  /** The rows are over. */
  end(warnings: number): Drain;
}

/** What the formats have in common. */
export interface PrintStyle {
  /** Print the names of the columns. */
  readonly names: boolean;
  /** Print values as they are: no escapes in batch output. */
  readonly raw: boolean;
  /** Print binary strings as 0x…. */
  readonly hex: boolean;
  /** The output is a terminal, which control characters in data must not steer. */
  readonly terminal?: boolean;
}

/** Numbers stand to the right (IS_NUM in mysql's include/mysql.h). */
export function isNumeric({ type }: ColumnDefinition): boolean {
  return (type <= 9 && type !== 7) || type === 13 || type === 246;
}

/** Bytes, not text: charset 63 and a string or BLOB type (is_binary_field in client/mysql.cc). */
export function isBinary({ charset, type }: ColumnDefinition): boolean {
  return charset === 63 && (type === 15 || type === 16 || (type >= 249 && type <= 255));
}

const decoder = new TextDecoder();

/** Values of a row as text: null for NULL; binary ones in hex where the style says so. */
export function cellText(bytes: Uint8Array | null, column: ColumnDefinition, style: PrintStyle): string | null {
  if (bytes === null) return null;
  if (!style.hex || !isBinary(column)) return decoder.decode(bytes);
  return bytes.length === 0 ? '' : `0x${Buffer.from(bytes).toString('hex').toUpperCase()}`;
}
