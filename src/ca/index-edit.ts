import { fail } from '../base/error.ts';
import { type IndexEntry, normalSerial, parseIndexLine } from './index-file.ts';

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
export function findValidSubject(bytes: Buffer, subject: string, at: string): LineSpan[] {
  const needle = Buffer.from(`\t${subject.replaceAll('\t', '\\\t')}`, 'latin1');
  const spans: LineSpan[] = [];
  for (let found = bytes.indexOf(needle); found !== -1; found = bytes.indexOf(needle, found + 1)) {
    const span = lineAround(bytes, found);
    const entry = (): IndexEntry => parseIndexLine(span.line, () => lineAt(bytes, span.start, at));
    if (span.line.startsWith('V\t') && entry().subject === subject) spans.push(span);
  }
  return spans;
}

/** Every serial in an index. */
export function serialsOf(bytes: Buffer): Set<string> {
  const serials = bytes.toString('latin1').split('\n').map(serialOf);
  return new Set(serials.filter((serial) => serial !== undefined));
}

/**
 * The bytes with lines put in place of those with the same serial, and further ones at the end. Fails with `serial-unknown`, and as
 * `appendText`.
 */
export function editIndex(
  bytes: Buffer,
  set: readonly { readonly serial: string; readonly line: string }[],
  append: readonly string[],
  at: string,
): Buffer {
  const edits = set.map(({ serial, line }) => ({ span: findSerial(bytes, serial) ?? unknown(serial, at), line }));
  edits.sort((a, b) => a.span.start - b.span.start);
  const parts: Buffer[] = [];
  let from = 0;
  for (const { span, line } of edits) {
    parts.push(bytes.subarray(from, span.start), Buffer.from(line, 'latin1'));
    from = span.end;
  }
  const end = append.length === 0 ? '' : appendText(bytes, append, at);
  return Buffer.concat([...parts, bytes.subarray(from), Buffer.from(end, 'latin1')]);
}

/** Every line of a status. Found by searching the bytes: the valid ones, which are most, are not looked at. */
export function* linesOfStatus(bytes: Buffer, status: 'V' | 'R' | 'E'): Generator<LineSpan> {
  if (bytes.toString('latin1', 0, 2) === `${status}\t`) yield lineAround(bytes, 0);
  const needle = Buffer.from(`\n${status}\t`, 'latin1');
  for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) yield lineAround(bytes, at + 1);
}

/** Where a line stands, for an error: counting lines takes time that only an error is worth. */
export const lineAt = (bytes: Buffer, start: number, at: string): string =>
  `${at} line ${bytes.toString('latin1', 0, start).split('\n').length}`;

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

function unknown(serial: string, at: string): never {
  fail('serial-unknown', { at, seen: `no line with serial ${serial}` });
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
