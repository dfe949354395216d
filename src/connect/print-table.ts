import type { ColumnDefinition } from '../mysql/packets/column-definition.ts';
import { parseTextRow } from '../mysql/packets/text-row.ts';
import {
  type ResultCells,
  type ResultColumn,
  type ResultText,
  resultTable,
  resultVertical,
} from '../report/result-text.ts';
import type { ByteSink, Drain } from './byte-sink.ts';
import { cellText, isNumeric, type PrintStyle, type ResultPrinter } from './result-printer.ts';

/** Rows whose widths are looked at together; a longer result is a table after the other, so that memory stays flat. */
const rowsTogether = 20_000;
/** And no more bytes than this. */
const bytesTogether = 16 * 1024 * 1024;
const notNull = 1;

/** The table that the mysql client draws. */
export function tablePrinter(sink: ByteSink, style: PrintStyle): ResultPrinter {
  return keptPrinter(style, (columns, rows) =>
    rows.length === 0 ? undefined : sink.text(resultTable(columns, rows, style.names, textOf(style))),
  );
}

/** A block of `name: value` lines for each row. */
export function verticalPrinter(sink: ByteSink, style: PrintStyle): ResultPrinter {
  return keptPrinter(style, (columns, rows, first) => sink.text(resultVertical(columns, rows, first, textOf(style))));
}

const textOf = ({ terminal }: PrintStyle): ResultText => (terminal === true ? 'safe' : 'raw');

/** Keeps rows as text and prints many at once. */
function keptPrinter(
  style: PrintStyle,
  print: (columns: readonly ResultColumn[], rows: readonly ResultCells[], first: number) => Drain,
): ResultPrinter {
  let definitions: readonly ColumnDefinition[] = [];
  let columns: ResultColumn[] = [];
  let rows: ResultCells[] = [];
  let kept = 0;
  let first = 1;
  const printKept = (): Drain => {
    const drain = print(columns, rows, first);
    first += rows.length;
    rows = [];
    kept = 0;
    return drain;
  };
  return {
    columns(given) {
      definitions = given;
      first = 1;
      // A column that may be NULL has room for the word, as in the mysql client.
      columns = given.map((column) => ({
        name: column.name,
        numeric: isNumeric(column),
        least: (column.flags & notNull) === 0 ? 4 : 0,
      }));
      return undefined;
    },
    row(payload) {
      const row = parseTextRow(payload, definitions.length);
      rows.push(row.map((cell, index) => cellText(cell, definitions[index] as ColumnDefinition, style)));
      kept += payload.length;
      return rows.length >= rowsTogether || kept >= bytesTogether ? printKept() : undefined;
    },
    end: () => printKept(),
  };
}
