import type { ColumnDefinition } from '../mysql/packets/column-definition.ts';
import { scanRow } from '../mysql/packets/text-row.ts';
import type { ByteSink, Drain } from './byte-sink.ts';
import { isBinary, type PrintStyle, type ResultPrinter } from './result-printer.ts';

/** What stands around names and values, which come encoded. */
interface Markup {
  readonly begin: (columns: readonly Uint8Array[], statement: Uint8Array) => readonly (string | Uint8Array)[];
  readonly rowBegin: string;
  readonly value: (name: Uint8Array, value: Uint8Array | null) => readonly (string | Uint8Array)[];
  readonly rowEnd: string;
  readonly end: string;
  /** A result without rows is written, too. */
  readonly empty: boolean;
}

/** The mysql client's `--xml`: a document for each result. */
export function xmlPrinter(sink: ByteSink, style: PrintStyle): ResultPrinter {
  return markupPrinter(sink, style, {
    begin: (_, statement) => [
      '<?xml version="1.0"?>\n\n<resultset statement="',
      statement,
      '" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ],
    rowBegin: '\n  <row>\n',
    value: (name, value) =>
      value === null
        ? ['\t<field name="', name, '" xsi:nil="true" />\n']
        : ['\t<field name="', name, '">', value, '</field>\n'],
    rowEnd: '  </row>\n',
    end: '</resultset>\n',
    empty: true,
  });
}

/** The mysql client's `--html`: a table for each result. */
export function htmlPrinter(sink: ByteSink, style: PrintStyle): ResultPrinter {
  return markupPrinter(sink, style, {
    begin: (columns) => [
      '<TABLE BORDER=1>',
      ...(style.names
        ? ['<TR>', ...columns.flatMap((name) => ['<TH>', name.length === 0 ? ' &nbsp; ' : name, '</TH>']), '</TR>']
        : []),
    ],
    rowBegin: '<TR>',
    value: (_, value) => ['<TD>', value ?? 'NULL', '</TD>'],
    rowEnd: '</TR>',
    end: '</TABLE>',
    empty: false,
  });
}

function markupPrinter(sink: ByteSink, style: PrintStyle, markup: Markup): ResultPrinter {
  let definitions: readonly ColumnDefinition[] = [];
  let names: Uint8Array[] = [];
  let ends = new Int32Array(0);
  let statement: Uint8Array = new Uint8Array(0);
  let begun = false;
  const put = (parts: readonly (string | Uint8Array)[]): Drain => {
    let drain: Drain;
    for (const part of parts) drain = (typeof part === 'string' ? sink.text(part) : sink.bytes(part)) ?? drain;
    return drain;
  };
  const begin = (): void => {
    if (!begun) put(markup.begin(names, statement));
    begun = true;
  };
  return {
    statement: (sql) => {
      statement = encoded(Buffer.from(sql, 'latin1'));
    },
    columns(columns) {
      definitions = columns;
      names = columns.map(({ name }) => encoded(Buffer.from(name)));
      ends = new Int32Array(2 * columns.length);
      begun = false;
      if (markup.empty) begin();
      return undefined;
    },
    row(payload) {
      begin();
      scanRow(payload, definitions.length, ends);
      put([markup.rowBegin]);
      for (const [column, name] of names.entries()) {
        const start = ends[2 * column] ?? -1;
        const bytes = start === -1 ? null : payload.subarray(start, ends[2 * column + 1]);
        put(markup.value(name, bytes === null ? null : shown(bytes, definitions[column] as ColumnDefinition, style)));
      }
      return put([markup.rowEnd]);
    },
    end: () => (begun ? put([markup.end]) : undefined),
  };
}

function shown(bytes: Uint8Array, column: ColumnDefinition, style: PrintStyle): Uint8Array {
  if (!style.hex || !isBinary(column) || bytes.length === 0) return encoded(bytes);
  return Buffer.from(`0x${Buffer.from(bytes).toString('hex').toUpperCase()}`);
}

const entities = new Map(
  Object.entries({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\0': ' ' }).map(
    ([char, entity]) => [char.charCodeAt(0), Buffer.from(entity)] as const,
  ),
);

/** As xmlencode_print in client/mysql.cc: four characters as entities, NUL as a blank. */
function encoded(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const [at, byte] of bytes.entries()) {
    const entity = byte <= 0x3e ? entities.get(byte) : undefined;
    if (entity === undefined) continue;
    parts.push(bytes.subarray(from, at), entity);
    from = at + 1;
  }
  return from === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)]);
}
