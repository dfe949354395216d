import { displayWidth, pad } from '../base/text-table.ts';
import { printable } from './printable.ts';

/** A column as the client prints it. */
export interface ResultColumn {
  readonly name: string;
  /** Numbers are set to the right, as the mysql client does. */
  readonly numeric: boolean;
  /** The least width, in display columns. */
  readonly least?: number;
}

/** A row: text, or null for NULL. */
export type ResultCells = readonly (string | null)[];

/** How text is written: `safe` shows control characters, so that data cannot steer a terminal; `raw` is the mysql client's. */
export type ResultText = 'safe' | 'raw';

/** The table that the mysql client draws. */
export function resultTable(
  columns: readonly ResultColumn[],
  rows: readonly ResultCells[],
  withNames = true,
  text: ResultText = 'safe',
): string {
  const shownText = text === 'safe' ? oneLine : raw;
  const shown = rows.map((row) => row.map((cell) => shownText(cell ?? 'NULL')));
  const names = columns.map((column) => shownText(column.name));
  // The mysql client makes room for bytes, and a name's for columns; that is kept where programs may read the table.
  const room = text === 'safe' ? displayWidth : (cell: string) => Buffer.byteLength(cell);
  const widths = names.map((name, index) =>
    shown.reduce(
      (most, row) => Math.max(most, room(row[index] ?? '')),
      Math.max(withNames ? displayWidth(name) : 0, columns[index]?.least ?? 0),
    ),
  );
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`;
  const line = (cells: readonly string[], right: (index: number) => boolean): string =>
    `|${widths.map((width, index) => ` ${pad(cells[index] ?? '', width, right(index) ? 'right' : 'left')} `).join('|')}|`;
  return [
    ...(withNames ? [rule, line(names, () => false)] : []),
    rule,
    ...shown.map((row) => line(row, (index) => columns[index]?.numeric === true)),
    rule,
    '',
  ].join('\n');
}

/** Each row as a block of `name: value` lines (`\G`, `--vertical`). */
export function resultVertical(
  columns: readonly ResultColumn[],
  rows: readonly ResultCells[],
  first: number,
  text: ResultText = 'safe',
): string {
  const [name, value] = text === 'safe' ? [oneLine, printable] : [raw, raw];
  const width = Math.max(0, ...columns.map((column) => displayWidth(column.name)));
  return rows
    .map((row, index) => {
      const head = `${'*'.repeat(27)} ${first + index}. row ${'*'.repeat(27)}\n`;
      return (
        head +
        columns.map((column, at) => `${pad(name(column.name), width, 'right')}: ${value(row[at] ?? 'NULL')}\n`).join('')
      );
    })
    .join('');
}

/** Newlines and tabs would tear the table apart. */
const oneLine = (text: string): string => printable(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');

/** The client's output functions end at a NUL, so it writes a blank. */
const raw = (text: string): string => text.replaceAll('\0', ' ');
