import { expect, it } from 'vitest';
import { bigint, binary, column, row } from '../../test/make/columns.ts';
import { ByteSink } from './byte-sink.ts';
import { tablePrinter, verticalPrinter } from './print-table.ts';
import type { PrintStyle } from './result-printer.ts';

function printed(
  make: typeof tablePrinter,
  columns: ReturnType<typeof column>[],
  rows: Uint8Array[],
  style: Partial<PrintStyle> = {},
): string {
  let text = '';
  const sink = new ByteSink((chunk) => {
    text += Buffer.from(chunk).toString();
    return undefined;
  });
  const printer = make(sink, { names: true, raw: false, hex: false, ...style });
  printer.columns(columns);
  for (const each of rows) printer.row(each);
  printer.end(0);
  sink.flush();
  return text;
}

it('draws a table, numbers to the right, with room for NULL where there may be one', () => {
  const columns = [column('n', bigint), column('t')];
  expect(printed(tablePrinter, columns, [row('1', 'a'), row('20', null)])).toBe(
    '+----+------+\n| n  | t    |\n+----+------+\n|  1 | a    |\n| 20 | NULL |\n+----+------+\n',
  );
  expect(printed(tablePrinter, [column('n', bigint)], [row('1')], { names: false })).toBe('+---+\n| 1 |\n+---+\n');
  expect(printed(tablePrinter, columns, [])).toBe('');
  expect(printed(tablePrinter, [column('b', binary)], [row([0])], { hex: true })).toContain('| 0x00 |');
});

it('goes on with another table after many rows, and counts blocks through', () => {
  const rows = Array.from({ length: 20_001 }, () => row('1'));
  expect(printed(tablePrinter, [column('n', bigint)], rows).match(/\| n \|/g)).toHaveLength(2);
  expect(printed(verticalPrinter, [column('n', bigint)], rows)).toContain('20001. row');
});

it('draws blocks', () => {
  expect(printed(verticalPrinter, [column('a'), column('bb')], [row('1', null)])).toBe(
    '*************************** 1. row ***************************\n a: 1\nbb: NULL\n',
  );
});
