import type { OptionFileDialect } from './option-file-dialect.ts';

/** A line as a parser sees it. */
export interface SeenLine {
  /** Number of the physical line, from 1. */
  readonly number: number;
  /** All bytes that belong to it, without its line end. */
  readonly text: string;
  /** `\n`, `\r\n`, or nothing at the end of the file and inside a line that MariaDB takes in pieces. */
  readonly end: string;
  /** What the parser works on: a C string with the `\n` that was read; null when it stopped reading the file before. */
  readonly seen: string | null;
}

/** MariaDB reads with `fgets(buff, 4095)`, so a longer line falls into pieces that are lines of their own to it. */
const mariadbPiece = 4094;

/**
 * Divides a file into lines. Joined, `text` and `end` of all lines are the file.
 * A zero byte ends what MariaDB sees of a line; MySQL goes on with the next line as if it were the same one, and takes a
 * line that begins with a zero byte for the end of the file (measured on 10.11, 11.8 and 9.7).
 */
export function optionLines(text: string, dialect: OptionFileDialect): readonly SeenLine[] {
  const lines: SeenLine[] = [];
  let at = 0;
  let number = 1;
  while (at < text.length) {
    const { seen, next } = dialect === 'mysql' ? mysqlLine(text, at) : mariadbLine(text, at);
    const whole = text.slice(at, next);
    const end = /\r?\n$/.exec(whole)?.[0] ?? '';
    lines.push({ number, text: whole.slice(0, whole.length - end.length), end, seen });
    number += whole.split('\n').length - 1;
    at = next;
  }
  return lines;
}

function mariadbLine(text: string, start: number): { seen: string; next: number } {
  const next = Math.min(lineEnd(text, start), start + mariadbPiece);
  return { seen: untilZero(text.slice(start, next)), next };
}

function mysqlLine(text: string, start: number): { seen: string | null; next: number } {
  let seen = '';
  let at = start;
  while (at < text.length) {
    const next = lineEnd(text, at);
    const part = untilZero(text.slice(at, next));
    if (part === '') return at === start ? { seen: null, next: text.length } : { seen, next: at };
    seen += part;
    at = next;
    if (part.endsWith('\n')) break;
  }
  return { seen, next: at };
}

function lineEnd(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  return at === -1 ? text.length : at + 1;
}

function untilZero(text: string): string {
  const at = text.indexOf('\0');
  return at === -1 ? text : text.slice(0, at);
}
