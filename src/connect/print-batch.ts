import type { ColumnDefinition } from '../mysql/packets/column-definition.ts';
import { scanRow } from '../mysql/packets/text-row.ts';
import type { ByteSink, Drain } from './byte-sink.ts';
import { isBinary, type PrintStyle, type ResultPrinter } from './result-printer.ts';

/**
 * One line a row, tabs between the values, and newline, tab, NUL and backslash written as `\n \t \0 \\` unless raw: the
 * mysql client's `--batch`. Values stay bytes all the way, so that any character set passes.
 */
export function batchPrinter(sink: ByteSink, style: PrintStyle): ResultPrinter {
  let definitions: readonly ColumnDefinition[] = [];
  let ends = new Int32Array(0);
  let hex = false;
  let header = false;
  const printNames = (): void => {
    header = false;
    sink.text(`${definitions.map(({ name }) => name).join('\t')}\n`);
  };
  return {
    columns(columns) {
      definitions = columns;
      ends = new Int32Array(2 * columns.length);
      hex = style.hex && columns.some(isBinary);
      header = style.names;
      return undefined;
    },
    row(payload) {
      const count = definitions.length;
      // An empty result has no line of names (as in the mysql client).
      if (header) printNames();
      scanRow(payload, count, ends);
      // Twice for escapes or hex, and NULL (1 byte in) is 4 bytes out; a tab or newline each.
      const target = sink.room(2 * payload.length + 6 * count);
      let at = sink.at;
      for (let column = 0; column < count; column += 1) {
        if (column > 0) target[at++] = TAB;
        const start = ends[2 * column] ?? -1;
        const end = ends[2 * column + 1] ?? -1;
        if (start === -1) at = putNull(target, at);
        else if (hex && isBinary(definitions[column] as ColumnDefinition)) at = putHex(target, at, payload, start, end);
        else if (style.raw) at = putRaw(target, at, payload, start, end);
        else at = putEscaped(target, at, payload, start, end);
      }
      target[at++] = NEWLINE;
      sink.advance(at);
      return sink.full();
    },
    end: (): Drain => undefined,
  };
}

const TAB = 9;
const NEWLINE = 10;
const BACKSLASH = 92;

function putEscaped(target: Uint8Array, from: number, payload: Uint8Array, start: number, end: number): number {
  let at = from;
  for (let index = start; index < end; index += 1) {
    const byte = payload[index] as number;
    if (byte <= NEWLINE && (byte === 0 || byte === TAB || byte === NEWLINE)) {
      target[at++] = BACKSLASH;
      target[at++] = byte === 0 ? 0x30 : byte === TAB ? 0x74 : 0x6e;
    } else {
      if (byte === BACKSLASH) target[at++] = BACKSLASH;
      target[at++] = byte;
    }
  }
  return at;
}

function putRaw(target: Uint8Array, at: number, payload: Uint8Array, start: number, end: number): number {
  target.set(payload.subarray(start, end), at);
  return at + end - start;
}

function putHex(target: Buffer, at: number, payload: Uint8Array, start: number, end: number): number {
  if (start === end) return at;
  return (
    at + target.write(`0x${Buffer.from(payload.subarray(start, end)).toString('hex').toUpperCase()}`, at, 'latin1')
  );
}

function putNull(target: Uint8Array, at: number): number {
  target[at] = 0x4e;
  target[at + 1] = 0x55;
  target[at + 2] = 0x4c;
  target[at + 3] = 0x4c;
  return at + 4;
}
