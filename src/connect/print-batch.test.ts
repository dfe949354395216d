import { expect, it } from 'vitest';
import { binary, column, row } from '../../test/make/columns.ts';
import { ByteSink } from './byte-sink.ts';
import { batchPrinter } from './print-batch.ts';
import type { PrintStyle } from './result-printer.ts';

function printed(style: Partial<PrintStyle>, columns: ReturnType<typeof column>[], ...rows: Uint8Array[]): Buffer {
  const chunks: Uint8Array[] = [];
  const sink = new ByteSink((chunk) => {
    chunks.push(chunk);
    return undefined;
  });
  const printer = batchPrinter(sink, { names: true, raw: false, hex: false, ...style });
  printer.columns(columns);
  for (const each of rows) printer.row(each);
  printer.end(0);
  sink.flush();
  return Buffer.concat(chunks);
}

it('escapes what would tear lines apart, and nothing else', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const expected = [...bytes].flatMap((byte) => {
    const escaped = { 0: '\\0', 9: '\\t', 10: '\\n', 92: '\\\\' }[byte];
    return escaped === undefined ? [byte] : [...Buffer.from(escaped)];
  });
  expect([...printed({ names: false }, [column('a')], row([...bytes]))]).toEqual([...expected, 10]);
  expect([...printed({ names: false, raw: true }, [column('a')], row([...bytes]))]).toEqual([...bytes, 10]);
});

it('prints names before the first row, NULL as a word', () => {
  expect(printed({}, [column('a'), column('é')], row('1', null), row('', 'NULL')).toString()).toBe(
    'a\té\n1\tNULL\n\tNULL\n',
  );
  expect(printed({}, [column('a')]).length).toBe(0);
});

it('prints binary values in hex when asked', () => {
  const columns = [column('b', binary), column('t')];
  expect(printed({ hex: true }, columns, row([0, 255], 'x'), row([], '')).toString()).toBe('b\tt\n0x00FF\tx\n\t\n');
});

it('prints rows larger than a chunk', () => {
  const long = 'x\n'.repeat(200_000);
  expect(printed({ names: false }, [column('a')], row(long), row('y')).length).toBe(600_000 + 1 + 2);
});
