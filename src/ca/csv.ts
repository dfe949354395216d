import { createReadStream } from 'node:fs';
import { fail, TlsqlError } from '../base/error.ts';
import { hasErrno } from './disk.ts';

/** A row of a CSV file. */
export interface CsvRow {
  /** Number of its first line, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Longest row, characters: far above any name; a quote that is never closed must not read a file of gigabytes into one cell. */
const longestRow = 65_536;

/**
 * The rows of a CSV file (RFC 4180: commas, quotes doubled inside quotes, newlines inside quotes), read as a stream. Blank lines
 * and lines that begin with `#` are left out, a byte-order mark too. Fails with `csv-damaged`, `file-missing`, `file-not-readable`.
 */
export async function* csvRows(path: string): AsyncGenerator<CsvRow> {
  const parser = new CsvParser(path);
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 65_536 }))
      yield* parser.push(chunk);
    yield* parser.end();
  } catch (error) {
    if (error instanceof TlsqlError) throw error;
    const seen = error instanceof Error ? error.message : String(error);
    fail(hasErrno(error, 'ENOENT') ? 'file-missing' : 'file-not-readable', { at: path, seen, cause: error });
  }
}

/** Takes text in pieces of any size and gives the rows that are whole. */
export class CsvParser {
  readonly #at: string;
  #text = '';
  #line = 1;
  #first = true;

  /** @param at names the file in errors. */
  constructor(at: string) {
    this.#at = at;
  }

  /** Rows that are whole with this piece. */
  *push(piece: string): Generator<CsvRow> {
    this.#text += this.#first ? piece.replace(/^\ufeff/, '') : piece;
    this.#first = this.#first && piece === '';
    let start = 0;
    for (;;) {
      const end = rowEnd(this.#text, start);
      if (end === -1) break;
      yield* this.#row(this.#text.slice(start, end));
      start = end + 1;
    }
    this.#text = this.#text.slice(start);
    if (this.#text.length > longestRow)
      this.#damaged('a row that does not end', `a row of at most ${longestRow} characters`);
  }

  /** The last row, which may lack its newline. */
  *end(): Generator<CsvRow> {
    if (this.#text !== '') yield* this.#row(this.#text);
    this.#text = '';
  }

  *#row(text: string): Generator<CsvRow> {
    const line = this.#line;
    const row = text.replace(/\r$/, '');
    if (row.trim() !== '' && !row.startsWith('#')) yield { line, cells: this.#cells(row) };
    this.#line += text.split('\n').length;
  }

  #cells(row: string): string[] {
    if (!row.includes('"')) return row.split(',').map((cell) => cell.trim());
    const cells: string[] = [];
    const cell = /\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/gy;
    for (;;) {
      const match = cell.exec(row);
      if (match === null)
        this.#damaged(
          'a quote inside a cell or one that is not closed',
          'quotes around the whole cell, doubled inside',
        );
      cells.push(match[1]?.replaceAll('""', '"') ?? (match[2] ?? '').trim());
      if (match[3] === '') return cells;
    }
  }

  #damaged(seen: string, expected: string): never {
    fail('csv-damaged', { at: `${this.#at} line ${this.#line}`, seen, expected, fields: { line: this.#line } });
  }
}

/** Where the row that begins at `start` ends: the first newline outside quotes; -1 when it isn't there yet. */
function rowEnd(text: string, start: number): number {
  const newline = text.indexOf('\n', start);
  const quote = text.indexOf('"', start);
  if (newline === -1 || quote === -1 || quote > newline) return newline;
  let quoted = false;
  for (let index = quote; index < text.length; index += 1) {
    const char = text[index];
    if (char === '"') quoted = !quoted;
    else if (char === '\n' && !quoted) return index;
  }
  return -1;
}
