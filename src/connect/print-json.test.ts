import { expect, it } from 'vitest';
import { bigint, binary, column, row } from '../../test/make/columns.ts';
import { PLAIN_OK } from '../mysql/packets/ok.ts';
import { ByteSink } from './byte-sink.ts';
import { type JsonPrinter, jsonPrinter } from './print-json.ts';

function document(work: (printer: JsonPrinter) => void, rest = {}): unknown {
  let text = '';
  const sink = new ByteSink((chunk) => {
    text += Buffer.from(chunk).toString();
    return undefined;
  });
  const printer = jsonPrinter(sink);
  work(printer);
  printer.close(rest);
  sink.flush();
  return JSON.parse(text);
}

it('writes results and the end of the document', () => {
  expect(document(() => {})).toEqual({ results: [] });
  const two = document(
    (printer) => {
      printer.columns([column('a', bigint), column('a')]);
      printer.row(row('1', 'x"\n'));
      printer.row(row(null, ''));
      printer.end(2);
      printer.ok({ ...PLAIN_OK, affectedRows: 3n, insertId: 18446744073709551615n });
    },
    { error: { code: 'x' } },
  );
  expect(two).toEqual({
    results: [
      {
        columns: [
          { name: 'a', type: 'BIGINT' },
          { name: 'a', type: 'VARCHAR' },
        ],
        rows: [
          [1, 'x"\n'],
          [null, ''],
        ],
        warnings: 2,
      },
      { affectedRows: 3, insertId: '18446744073709551615', warnings: 0 },
    ],
    error: { code: 'x' },
  });
});

it('makes numbers of what JSON holds exactly, and loses no byte', () => {
  const cell = (text: string | number[], over: object): unknown =>
    (
      document((printer) => {
        printer.columns([column('c', over)]);
        printer.row(row(text));
        printer.end(0);
      }) as { results: { rows: unknown[][] }[] }
    ).results[0]?.rows[0]?.[0];
  expect(cell('-12', bigint)).toBe(-12);
  expect(cell('9223372036854775807', bigint)).toBe('9223372036854775807');
  expect(cell('007', bigint)).toBe('007');
  expect(cell('1.50', { type: 246 })).toBe('1.50');
  expect(cell('1.5e10', { type: 5 })).toBe(1.5e10);
  expect(cell('é', {})).toBe('é');
  expect(cell([0xff, 0], binary)).toEqual({ base64: '/wA=' });
});
