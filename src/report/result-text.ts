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

/** The table that the mysql client draws on a terminal. Control characters are shown, so that data cannot steer it. */
export function resultTable(columns: readonly ResultColumn[], rows: readonly ResultCells[], withNames = true): string {
  const shown = rows.map((row) => row.map((cell) => oneLine(cell ?? 'NULL')));
  const names = columns.map((column) => oneLine(column.name));
  const widths = names.map((name, index) =>
    shown.reduce(
      (most, row) => Math.max(most, displayWidth(row[index] ?? '')),
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
export function resultVertical(columns: readonly ResultColumn[], rows: readonly ResultCells[], first: number): string {
  const width = Math.max(0, ...columns.map((column) => displayWidth(column.name)));
  return rows
    .map((row, index) => {
      const head = `${'*'.repeat(27)} ${first + index}. row ${'*'.repeat(27)}\n`;
      return (
        head +
        columns
          .map((column, at) => `${pad(oneLine(column.name), width, 'right')}: ${printable(row[at] ?? 'NULL')}\n`)
          .join('')
      );
    })
    .join('');
}

/** Newlines and tabs would tear the table apart. */
const oneLine = (text: string): string => printable(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
