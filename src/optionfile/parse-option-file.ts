import { fail } from '../base/error.ts';
import { binaryText, fromBinary, isBlank } from './option-bytes.ts';
import type { OptionFileDialect } from './option-file-dialect.ts';
import { optionLines, type SeenLine } from './option-lines.ts';

interface Line {
  /** Number of the physical line, from 1. */
  readonly number: number;
  /** The exact bytes as a binary text (option-bytes.ts), without the line end. */
  readonly text: string;
  readonly end: string;
}

/** One line of an option file. Names, values and paths are readable; `text` and `end` are exact. */
export type OptionFileLine =
  | (Line & { readonly kind: 'blank' | 'comment' })
  | (Line & { readonly kind: 'group'; readonly name: string })
  | (Line & OptionLineParts)
  | (Line & { readonly kind: 'include' | 'includedir'; readonly path: string })
  | (Line & { readonly kind: 'junk'; readonly why: string });

/** What an option's line consists of. */
interface OptionLineParts {
  readonly kind: 'option';
  /** The group that it stands in; null before the first. */
  readonly group: string | null;
  /** The name as written, blanks around it taken off. */
  readonly key: string;
  /** The value as written, quotes and escapes included; null where there is no `=`. */
  readonly raw: string | null;
  /** The value as it counts. */
  readonly value: string | null;
  readonly quote: '"' | "'" | null;
  /** Where `raw` stands in `text`; null where there is no `=`, or zero bytes make the place unclear. */
  readonly span: { readonly start: number; readonly end: number } | null;
}

/** Where a real parser gives the file up with an error, and why. */
interface OptionFileFault {
  readonly id: 'byte-order-mark' | 'option-without-group' | 'group-not-closed' | 'include-without-path';
  /** Index into `lines`: nothing from there on is read. */
  readonly index: number;
  readonly line: number;
  readonly text: string;
}

/** A file, parsed. */
export interface OptionFile {
  readonly dialect: OptionFileDialect;
  readonly lines: readonly OptionFileLine[];
  readonly fault: OptionFileFault | null;
}

/** How a file is parsed. */
export interface ParseSettings {
  /** The path, for errors. */
  readonly name?: string;
  /** Whether `#` begins a comment behind a value: everywhere but in the decoded login file. */
  readonly endComments?: boolean;
}

/** More than any option file needs; a larger file is not one. */
const limit = 4 * 1024 * 1024;

/**
 * Parses one option file as the servers and their clients do. Never fails on content: what a real parser stops at is
 * `fault`, what it passes over is `junk`. Fails with `file-too-large` above 4 MiB.
 */
export function parseOptionFile(
  bytes: Uint8Array,
  dialect: OptionFileDialect,
  settings: ParseSettings = {},
): OptionFile {
  if (bytes.length > limit) {
    const at = settings.name ?? 'option file';
    fail('file-too-large', { at, seen: `${bytes.length} bytes`, expected: `at most ${limit}` });
  }
  const lines: OptionFileLine[] = [];
  let fault: OptionFileFault | null = null;
  let group: string | null = null;
  for (const seen of optionLines(binaryText(bytes), dialect)) {
    const parsed = parseLine(seen, group, dialect, settings.endComments !== false);
    if (parsed.line.kind === 'group') group = parsed.line.name;
    if (parsed.fault !== null) fault ??= { ...parsed.fault, index: lines.length, line: seen.number };
    lines.push(parsed.line);
  }
  return { dialect, lines, fault };
}

interface ParsedLine {
  readonly line: OptionFileLine;
  readonly fault: Pick<OptionFileFault, 'id' | 'text'> | null;
}

function parseLine(seen: SeenLine, group: string | null, dialect: OptionFileDialect, endComments: boolean): ParsedLine {
  const base: Line = { number: seen.number, text: seen.text, end: seen.end };
  if (seen.seen === null) return sound({ ...base, kind: 'junk', why: 'a zero byte: MySQL reads no further' });
  const start = skipBlanks(seen.seen, 0);
  const rest = seen.seen.slice(start);
  if (rest === '') return sound({ ...base, kind: 'blank' });
  if (rest[0] === '#' || rest[0] === ';') return sound({ ...base, kind: 'comment' });
  if (rest[0] === '!') return directive(base, rest, dialect);
  if (rest[0] === '[') return groupLine(base, rest);
  const line: OptionFileLine = { ...base, ...optionParts(seen, start, group, endComments) };
  if (group !== null) return sound(line);
  return rest.startsWith('\xef\xbb\xbf')
    ? faulty(
        line,
        'byte-order-mark',
        'a byte-order mark stands before the first line, which is therefore read as an option without a group',
      )
    : faulty(line, 'option-without-group', 'an option stands before the first [group]');
}

function groupLine(base: Line, rest: string): ParsedLine {
  const close = rest.indexOf(']');
  if (close === -1) {
    return faulty({ ...base, kind: 'junk', why: 'a group without ]' }, 'group-not-closed', 'a group has no closing ]');
  }
  return sound({ ...base, kind: 'group', name: fromBinary(trimEnd(rest.slice(1, close))) });
}

/** `!include FILE`, `!includedir DIR`; any other directive is passed over in silence. */
function directive(base: Line, rest: string, dialect: OptionFileDialect): ParsedLine {
  const body = rest.slice(skipBlanks(rest, 1));
  const kind = (['includedir', 'include'] as const).find((word) => body.startsWith(word) && isBlank(body[word.length]));
  if (kind === undefined) return sound({ ...base, kind: 'junk', why: 'no directive that there is' });
  const path = dialect === 'mysql' ? mysqlPath(body, kind.length) : mariadbPath(body, kind.length);
  if (path === '') {
    const why = `!${kind} without a path`;
    return faulty({ ...base, kind: 'junk', why }, 'include-without-path', why);
  }
  return sound({ ...base, kind, path: fromBinary(path) });
}

/** MySQL takes a comment behind the path off. */
function mysqlPath(body: string, at: number): string {
  const argument = body.slice(skipBlanks(body, at));
  return trimEnd(argument.slice(0, commentStart(argument)));
}

/** MariaDB keeps it, and drops the last character whatever it is: on the last line of a file without line end, a letter. */
function mariadbPath(body: string, at: number): string {
  const start = skipBlanks(body, at);
  let end = body.length - 1;
  while (isBlank(body[end - 1])) end -= 1;
  return end <= start ? '' : body.slice(start, end);
}

function optionParts(line: SeenLine, start: number, group: string | null, endComments: boolean): OptionLineParts {
  const seen = line.seen ?? '';
  const stop = endComments ? start + commentStart(seen.slice(start)) : seen.length;
  const cut = seen.slice(0, stop);
  const equals = cut.indexOf('=', start);
  const key = fromBinary(trimEnd(cut.slice(start, equals === -1 ? stop : equals)));
  if (equals === -1) return { kind: 'option', group, key, raw: null, value: null, quote: null, span: null };
  const from = Math.min(skipBlanks(cut, equals + 1), stop);
  const raw = trimEnd(cut.slice(from));
  const first = raw[0];
  const quote = (first === '"' || first === "'") && raw.length > 1 && raw.endsWith(first) ? first : null;
  const value = fromBinary(unescapeValue(quote === null ? raw : raw.slice(1, -1)));
  // Without zero bytes the parser's view and the text have the same offsets.
  const begin = Math.min(from, line.text.length);
  const span = line.text.includes('\0') ? null : { start: begin, end: begin + raw.length };
  return { kind: 'option', group, key, raw: fromBinary(raw), value, quote, span };
}

/** Offset of the `#` that begins a comment, outside of quotes; the length where there is none (remove_end_comment). */
function commentStart(text: string): number {
  let quote = '';
  let escaped = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if ((char === '"' || char === "'") && !escaped) {
      if (quote === '') quote = char;
      else if (quote === char) quote = '';
    }
    if (quote === '' && char === '#') return at;
    escaped = quote !== '' && char === '\\' && !escaped;
  }
  return text.length;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  s: ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** Escapes count with and without quotes; an unknown one keeps its backslash, and so does one at the very end. */
function unescapeValue(text: string): string {
  return text.replace(/\\(.)/gs, (all, char: string) => escapes[char] ?? all);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text[at])) at += 1;
  return at;
}

function trimEnd(text: string): string {
  let end = text.length;
  while (isBlank(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

function sound(line: OptionFileLine): ParsedLine {
  return { line, fault: null };
}

function faulty(line: OptionFileLine, id: OptionFileFault['id'], text: string): ParsedLine {
  return { line, fault: { id, text } };
}
