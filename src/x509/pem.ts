import type { Code } from '../base/codes.ts';
import { fail, TlsqlError } from '../base/error.ts';

/** One block of a PEM file (RFC 7468, with the headers of RFC 1421 that old private keys have). */
export interface PemBlock {
  /** `CERTIFICATE`, `X509 CRL`, `EC PRIVATE KEY`, … */
  readonly label: string;
  /** The decoded bytes. */
  readonly der: Uint8Array;
  /** Header lines such as `Proc-Type` and `DEK-Info`; empty for most blocks. */
  readonly headers: ReadonlyMap<string, string>;
  /** Number of the BEGIN line, from 1. */
  readonly line: number;
}

/** Something wrong in a PEM file. */
export interface PemProblem {
  /** A coded error that names the line. */
  readonly error: TlsqlError;
  /** Number of the line, from 1. */
  readonly line: number;
  /** `true` when OpenSSL reads the file all the same (a byte order mark, which yaSSL does not forgive). */
  readonly harmless: boolean;
}

/** What a PEM file holds: the blocks that OpenSSL would find, in order, and everything that is wrong. */
export interface PemFile {
  readonly blocks: readonly PemBlock[];
  readonly problems: readonly PemProblem[];
}

const begin = /^-----BEGIN ((?:(?!-----)[^\r\n])*)-----$/;
const end = /^-----END ((?:(?!-----)[^\r\n])*)-----$/;

/** So many problems are told: nobody reads more, and a file of megabytes can hold one in every line. */
const mostProblems = 100;

/**
 * Reads PEM the way OpenSSL does: text around the blocks is skipped, CRLF and blanks at line ends are forgiven, lines may
 * have any length. What OpenSSL would refuse or overlook is reported as a problem, the first hundred of them, never thrown.
 * @param what names the file in errors.
 */
export function readPem(input: Uint8Array | string, what: string): PemFile {
  const problems: PemProblem[] = [];
  const problem = (code: Code, line: number, seen: string, expected?: string, harmless = false): void => {
    if (problems.length >= mostProblems) return;
    const at = `${what}:${line}`;
    const detail = { at, seen, fields: { line }, ...(expected === undefined ? {} : { expected }) };
    problems.push({ error: new TlsqlError(code, detail), line, harmless });
  };
  const text = typeof input === 'string' ? input : decodeText(input);
  if (text === undefined || /^\0-|^-\0/.test(text)) {
    problem('pem-utf16', 1, 'two bytes a character', 'ASCII or UTF-8');
    return { blocks: [], problems };
  }
  const bom = text.startsWith('\u00ef\u00bb\u00bf') ? 3 : text.startsWith('\ufeff') ? 1 : 0;
  if (bom > 0) problem('pem-bom', 1, 'a UTF-8 byte order mark', 'nothing before the first line', true);
  const lines = text.slice(bom).split('\n').map(trimEnd);
  const blocks: PemBlock[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const label = begin.exec(line)?.[1];
    if (label === undefined) {
      if (line.includes('-----BEGIN ')) reportHiddenBegin(line, index + 1, problem);
      continue;
    }
    const body = bodyOf(lines, index);
    if (body.problem === undefined) blocks.push({ label, der: body.der, headers: body.headers, line: index + 1 });
    else problem(body.problem.code, body.problem.line, body.problem.seen, body.problem.expected);
    index = body.last;
  }
  return { blocks, problems };
}

/**
 * The blocks of a PEM file whose label is among `labels`; throws the first problem that OpenSSL would stumble over, or
 * `pem-no-block` / `pem-wrong-block` when none of the labels is there.
 */
export function pemBlocks(input: Uint8Array | string, what: string, labels: readonly string[]): readonly PemBlock[] {
  const file = readPem(input, what);
  const fatal = file.problems.find((entry) => !entry.harmless);
  if (fatal !== undefined) throw fatal.error;
  const wanted = file.blocks.filter((block) => labels.includes(block.label));
  if (wanted.length > 0) return wanted;
  const expected = labels.join(' or ');
  if (file.blocks.length === 0) fail('pem-no-block', { at: what, seen: 'no BEGIN line', expected });
  return fail('pem-wrong-block', {
    at: `${what}:${file.blocks[0]?.line ?? 1}`,
    seen: [...new Set(file.blocks.map((block) => block.label))].join(', '),
    expected,
  });
}

/** A PEM block with lines of 64 characters and a line feed at the end. */
export function encodePem(label: string, der: Uint8Array): string {
  const base64 = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('base64');
  let lines = '';
  for (let start = 0; start < base64.length; start += 64) lines += `${base64.slice(start, start + 64)}\n`;
  return `-----BEGIN ${label}-----\n${lines}-----END ${label}-----\n`;
}

interface Body {
  readonly der: Uint8Array;
  readonly headers: ReadonlyMap<string, string>;
  /** Index of the last line that belongs to the block. */
  readonly last: number;
  readonly problem?: { readonly code: Code; readonly line: number; readonly seen: string; readonly expected: string };
}

function bodyOf(lines: readonly string[], first: number): Body {
  const label = begin.exec(lines[first] ?? '')?.[1] ?? '';
  const headers = new Map<string, string>();
  const broken = (last: number, code: Code, line: number, seen: string, expected: string): Body => ({
    der: new Uint8Array(),
    headers,
    last,
    problem: { code, line, seen, expected },
  });
  let close = first + 1;
  while (close < lines.length && !(lines[close] ?? '').startsWith('-----')) close += 1;
  const closing = lines[close];
  if (closing === undefined)
    return broken(lines.length, 'pem-end-missing', lines.length, 'the end of the file', `-----END ${label}-----`);
  const endLabel = end.exec(closing)?.[1];
  if (endLabel === undefined)
    return broken(close - 1, 'pem-end-missing', close + 1, closing.slice(0, 40), `-----END ${label}-----`);
  if (endLabel !== label) return broken(close, 'pem-end-mismatch', close + 1, `END ${endLabel}`, `END ${label}`);

  let start = first + 1;
  if ((lines[start] ?? '').includes(':')) {
    for (; start < close && lines[start] !== ''; start += 1) {
      const header = /^([^:\s]+):\s*(.*)$/.exec(lines[start] ?? '');
      const seen =
        header === null ? 'a line without a colon' : headers.size === 0 && header[1] !== 'Proc-Type' ? header[1] : '';
      if (seen) return broken(close, 'pem-bad-header', start + 1, seen, 'Proc-Type and DEK-Info, then an empty line');
      headers.set(header?.[1] ?? '', header?.[2] ?? '');
    }
  }
  const body = decodeBody(lines, start, close);
  return body instanceof Uint8Array
    ? { der: body, headers, last: close }
    : broken(close, 'pem-bad-base64', body.line, body.seen, body.expected);
}

/** The bytes of the lines from `start` to before `close`; blanks anywhere are skipped, as EVP_DecodeUpdate does. */
function decodeBody(
  lines: readonly string[],
  start: number,
  close: number,
): Uint8Array | { readonly line: number; readonly seen: string; readonly expected: string } {
  const parts: string[] = [];
  let size = 0;
  let padded = false;
  for (let index = start; index < close; index += 1) {
    const line = (lines[index] ?? '').replace(/[\t ]+/g, '');
    const here = { line: index + 1, expected: 'base64' };
    if (line === '' && size > 0) return { ...here, seen: 'an empty line in the middle' };
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(line) || (padded && line !== '')) return { ...here, seen: badCharacter(line) };
    parts.push(line);
    size += line.length;
    padded = line.endsWith('=');
  }
  if (size > 0 && size % 4 === 0) return Buffer.from(parts.join(''), 'base64');
  return { line: close + 1, seen: `${size} characters of base64`, expected: 'a multiple of 4 above 0' };
}

/** A BEGIN that OpenSSL passes over because it doesn't stand alone on its line. */
function reportHiddenBegin(
  line: string,
  number: number,
  problem: (code: Code, line: number, seen: string, expected: string) => void,
): void {
  if (/-----BEGIN [^\r\n]*?-----[\s\S]*\S/.test(line)) {
    const seen = line.includes('\r')
      ? 'carriage returns alone'
      : line.includes('\\n')
        ? 'a backslash and n instead'
        : 'the block on one line';
    problem('pem-bad-line-ends', number, seen, 'a line feed after each line');
  } else if (/^\s+-----BEGIN /.test(line)) {
    problem('pem-indented', number, 'blanks before BEGIN', 'BEGIN at the start of the line');
  }
}

/** OpenSSL cuts off every byte up to the blank (sanitize_line in crypto/pem/pem_lib.c). */
function trimEnd(line: string): string {
  let length = line.length;
  while (length > 0 && line.charCodeAt(length - 1) <= 0x20) length -= 1;
  return line.slice(0, length);
}

function badCharacter(line: string): string {
  const bad = /[^A-Za-z0-9+/=]/u.exec(line);
  return bad === null
    ? 'padding before the end'
    : `the character U+${(bad[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Bytes as Latin-1 text; undefined for UTF-16 with its mark. */
function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return undefined;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
