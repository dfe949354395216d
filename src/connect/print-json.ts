import type { ColumnDefinition } from '../mysql/packets/column-definition.ts';
import type { OkPacket } from '../mysql/packets/ok.ts';
import { parseTextRow } from '../mysql/packets/text-row.ts';
import type { ByteSink, Drain } from './byte-sink.ts';
import { isNumeric, type ResultPrinter } from './result-printer.ts';

/** Results as one JSON document, written as they come: nothing is kept. */
export interface JsonPrinter extends ResultPrinter {
  ok(ok: OkPacket): Drain;
  /** The last words of the document; `rest` are further members of it. */
  close(rest: Readonly<Record<string, unknown>>): Drain;
}

/**
 * `{"results": [ {"columns": [{"name", "type"}], "rows": [[…]], "warnings": n} | {"affectedRows": n, …} ], …}`.
 * A value is a number where JSON's numbers hold it exactly, else a string; NULL is null; bytes that are no UTF-8 are
 * `{"base64": …}`.
 */
export function jsonPrinter(sink: ByteSink): JsonPrinter {
  let definitions: readonly ColumnDefinition[] = [];
  let results = 0;
  let rows = 0;
  const begin = (): string => (results++ === 0 ? '{\n "results": [\n  ' : ',\n  ');
  return {
    columns(columns) {
      definitions = columns;
      rows = 0;
      const named = columns.map((column) => ({ name: column.name, type: typeName(column) }));
      return sink.text(`${begin()}{"columns": ${JSON.stringify(named)}, "rows": [`);
    },
    row(payload) {
      const row = parseTextRow(payload, definitions.length);
      const values = row.map((cell, index) => cellJson(cell, definitions[index] as ColumnDefinition));
      return sink.text(`${rows++ === 0 ? '' : ','}\n   [${values.join(', ')}]`);
    },
    end: (warnings) => sink.text(`${rows === 0 ? '' : '\n  '}], "warnings": ${warnings}}`),
    ok: ({ affectedRows, insertId, info, warnings }) => {
      const done = {
        affectedRows: exact(affectedRows),
        insertId: exact(insertId),
        info: info === '' ? undefined : info,
        warnings,
      };
      return sink.text(`${begin()}${JSON.stringify(done)}`);
    },
    close(rest) {
      const members = Object.entries(rest).map(
        ([name, value]) => `,\n ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
      );
      return sink.text(`${results === 0 ? '{\n "results": [' : '\n '}]${members.join('')}\n}\n`);
    },
  };
}

const exact = (value: bigint): number | string =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);

function cellJson(bytes: Uint8Array | null, column: ColumnDefinition): string {
  if (bytes === null) return 'null';
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8');
  // DECIMAL and large integers would lose digits; zero-filled ones their zeros.
  if (isNumeric(column) && column.type !== 246 && column.type !== 0 && /^-?(0|[1-9]\d{0,14})$/.test(text)) return text;
  if ((column.type === 4 || column.type === 5) && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return text;
  if (Buffer.from(text, 'utf8').equals(buffer)) return JSON.stringify(text);
  return JSON.stringify({ base64: buffer.toString('base64') });
}

/** Names of enum_field_types (mysql's include/field_types.h). */
const typeNames: Readonly<Record<number, string>> = {
  0: 'DECIMAL',
  1: 'TINYINT',
  2: 'SMALLINT',
  3: 'INT',
  4: 'FLOAT',
  5: 'DOUBLE',
  6: 'NULL',
  7: 'TIMESTAMP',
  8: 'BIGINT',
  9: 'MEDIUMINT',
  10: 'DATE',
  11: 'TIME',
  12: 'DATETIME',
  13: 'YEAR',
  15: 'VARCHAR',
  16: 'BIT',
  242: 'VECTOR',
  245: 'JSON',
  246: 'DECIMAL',
  247: 'ENUM',
  248: 'SET',
  249: 'TINYBLOB',
  250: 'MEDIUMBLOB',
  251: 'LONGBLOB',
  252: 'BLOB',
  253: 'VARCHAR',
  254: 'CHAR',
  255: 'GEOMETRY',
};

function typeName({ type, charset }: ColumnDefinition): string {
  const name = typeNames[type] ?? `TYPE ${type}`;
  if (charset === 63) return name === 'VARCHAR' ? 'VARBINARY' : name === 'CHAR' ? 'BINARY' : name;
  return name.replace('BLOB', 'TEXT');
}
