import { fail } from '../base/error.ts';
import { normalSerial, parseIndexLine } from './index-file.ts';

/** Where a line lies in the bytes of an index: from `start` to `end`, its newline not included. */
export interface LineSpan {
  readonly start: number;
  readonly end: number;
  readonly line: string;
}

/**
 * The line of a serial. Found by searching the bytes, without reading every line (an index of 100,000 lines has 8 MB);
 * a serial written by hand with other zeros or in lower case is found by reading all lines.
 */
export function findSerial(bytes: Buffer, serial: string): LineSpan | undefined {
  const wanted = normalSerial(serial);
  const needle = Buffer.from(`\t${wanted}\t`, 'latin1');
  for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) {
    const span = lineAround(bytes, at);
    if (serialOf(span.line) === wanted) return span;
  }
  for (let start = 0; start < bytes.length; ) {
    const span = lineAround(bytes, start);
    if (serialOf(span.line) === wanted) return span;
    start = span.end + 1;
  }
  return undefined;
}

/** The valid (`V`) entries of a subject, as `unique_subject = yes` counts them. */
export function findValidSubject(bytes: Buffer, subject: string): LineSpan[] {
  const needle = Buffer.from(`\t${subject.replaceAll('\t', '\\\t')}`, 'latin1');
  const spans: LineSpan[] = [];
  for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) {
    const span = lineAround(bytes, at);
    if (span.line.startsWith('V\t') && parseIndexLine(span.line, 'index').subject === subject) spans.push(span);
  }
  return spans;
}

/** Every serial in an index. */
export function serialsOf(bytes: Buffer): Set<string> {
  const serials = bytes.toString('latin1').split('\n').map(serialOf);
  return new Set(serials.filter((serial) => serial !== undefined));
}

/** The bytes with lines put in place of those with the same serial. Fails with `serial-unknown`. */
export function withLines(bytes: Buffer, lines: readonly { serial: string; line: string }[], at: string): Buffer {
  let result = bytes;
  for (const { serial, line } of lines) {
    const span = findSerial(result, serial);
    if (span === undefined) fail('serial-unknown', { at, seen: `no line with serial ${serial}` });
    result = Buffer.concat([result.subarray(0, span.start), Buffer.from(line, 'latin1'), result.subarray(span.end)]);
  }
  return result;
}

/**
 * What to write at the end of an index for further lines: with a newline first where the last line has none but is
 * whole. Fails with `index-damaged` when the last line is torn.
 */
export function appendText(bytes: Buffer, lines: readonly string[], at: string): string {
  const text = lines.map((line) => `${line}\n`).join('');
  if (bytes.length === 0 || bytes.at(-1) === 0x0a) return text;
  const last = lineAround(bytes, bytes.length - 1).line;
  if (!last.startsWith('#')) parseIndexLine(last, `${at}, last line`);
  return `\n${text}`;
}

function lineAround(bytes: Buffer, at: number): LineSpan {
  const start = at === 0 ? 0 : bytes.lastIndexOf(0x0a, at - 1) + 1;
  const newline = bytes.indexOf(0x0a, at);
  const end = newline === -1 ? bytes.length : newline;
  return { start, end, line: bytes.toString('latin1', start, end) };
}

function serialOf(line: string): string | undefined {
  const serial = line.startsWith('#') ? undefined : line.split('\t')[3];
  return serial === undefined || !/^[0-9A-Fa-f]+$/.test(serial) ? undefined : normalSerial(serial);
}
