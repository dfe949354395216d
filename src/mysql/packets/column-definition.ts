import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { CLIENT, has } from '../capabilities.ts';
import {
  invalidField,
  readLenenc,
  readLenencBytes,
  readLenencText,
  writeLenenc,
  writeLenencBytes,
  writeLenencText,
} from '../lenenc.ts';

/** One column of a result set (ColumnDefinition41). */
export interface ColumnDefinition {
  readonly schema: string;
  /** As the statement names them … */
  readonly table: string;
  readonly name: string;
  /** … and as they are in the schema. */
  readonly orgTable: string;
  readonly orgName: string;
  /** Collation id; 63 is binary. */
  readonly charset: number;
  /** The longest value, in bytes. */
  readonly length: number;
  /** enum_field_types: 3 INT, 8 BIGINT, 12 DATETIME, 246 DECIMAL, 252 BLOB, 253 VAR_STRING, … */
  readonly type: number;
  /** 1 NOT_NULL, 32 UNSIGNED, 128 BINARY, … */
  readonly flags: number;
  /** Digits after the point; 31 for floats and strings where nothing is fixed. */
  readonly decimals: number;
  /** MariaDB's finer type (`inet6`, `json`, …), where it sent one. */
  readonly extended: { readonly type?: string; readonly format?: string };
}

const NAME_MAX = 16 * 1024;

/** Reads one; `capabilities` tell whether MariaDB's extended metadata are inside. */
export function parseColumnDefinition(payload: Uint8Array, capabilities: bigint): ColumnDefinition {
  const reader = new Reader(payload, 'column-definition');
  readLenencBytes(reader, 'catalog', NAME_MAX);
  const schema = readLenencText(reader, 'schema', NAME_MAX);
  const table = readLenencText(reader, 'table', NAME_MAX);
  const orgTable = readLenencText(reader, 'orgTable', NAME_MAX);
  const name = readLenencText(reader, 'name', NAME_MAX);
  const orgName = readLenencText(reader, 'orgName', NAME_MAX);
  const extended = has(capabilities, CLIENT.MARIADB_EXTENDED_METADATA) ? readExtended(reader) : {};
  const offset = reader.offset;
  const fixed = readLenenc(reader, 'fixedLength', 255);
  if (fixed !== 12) invalidField('column-definition.fixedLength', offset, String(fixed), '12');
  const charset = reader.u16le('charset');
  const length = reader.u32le('length');
  const type = reader.u8('type');
  const flags = reader.u16le('flags');
  const decimals = reader.u8('decimals');
  reader.bytes(2, 'filler');
  reader.end();
  return { schema, table, name, orgTable, orgName, charset, length, type, flags, decimals, extended };
}

export function buildColumnDefinition(column: ColumnDefinition, capabilities: bigint): Uint8Array {
  const writer = new Writer();
  for (const value of ['def', column.schema, column.table, column.orgTable, column.name, column.orgName])
    writeLenencText(writer, value);
  if (has(capabilities, CLIENT.MARIADB_EXTENDED_METADATA)) writeExtended(writer, column.extended);
  return writeLenenc(writer, 12)
    .u16le(column.charset)
    .u32le(column.length)
    .u8(column.type)
    .u16le(column.flags)
    .u8(column.decimals)
    .zeros(2)
    .done();
}

// MariaDB sql/protocol.cc (store_field_metadata), send_field_info: entries of kind and string.
const TYPE = 0;
const FORMAT = 1;

function readExtended(reader: Reader): ColumnDefinition['extended'] {
  const inner = new Reader(readLenencBytes(reader, 'extended', NAME_MAX), 'column-definition.extended');
  const extended: { type?: string; format?: string } = {};
  while (inner.left > 0) {
    const kind = inner.u8('kind');
    const value = readLenencText(inner, 'value', NAME_MAX);
    if (kind === TYPE) extended.type = value;
    else if (kind === FORMAT) extended.format = value;
  }
  return extended;
}

function writeExtended(writer: Writer, { type, format }: ColumnDefinition['extended']): void {
  const inner = new Writer();
  if (type !== undefined) writeLenencText(inner.u8(TYPE), type);
  if (format !== undefined) writeLenencText(inner.u8(FORMAT), format);
  writeLenencBytes(writer, inner.done());
}
