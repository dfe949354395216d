import { dirname } from 'node:path';
import { fail } from '../base/error.ts';
import { oidOf } from '../x509/oid.ts';
import { formatIndexTime, parseIndexTime } from './index-time.ts';

/**
 * `index.txt`, the database of `openssl ca`: a line a certificate, six fields divided by tabs: status, end of validity,
 * revocation (`date[,reason[,argument]]`), serial in hex, file (`unknown`), subject in the one-line form. A tab inside a
 * field has a backslash before it, nothing else is escaped (OpenSSL crypto/txt_db/txt_db.c); a line that begins with `#`
 * is a comment; a last line without its newline is not read by OpenSSL. Text is one character a byte (latin1).
 */
export interface IndexEntry {
  /** Valid, revoked, or expired as marked by `openssl ca -updatedb`. */
  readonly status: 'V' | 'R' | 'E';
  /** End of validity, milliseconds since 1970. */
  readonly notAfter: number;
  readonly revocation?: Revocation;
  /** Upper-case hex, an even number of digits. */
  readonly serial: string;
  /** Where the certificate lies; `unknown` as OpenSSL writes it. */
  readonly file: string;
  /** Subject as X509_NAME_oneline prints it. */
  readonly subject: string;
}

/** When a certificate was revoked and why, in the words of `openssl ca -crl_reason`. */
export interface Revocation {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reason?: RevocationReason;
  /** The OID of `holdInstruction`, the date of `keyTime` and `CAkeyTime`. */
  readonly argument?: string;
}

/** The reasons that index.txt may hold (apps/ca.c crl_reasons), the last three with an argument. */
export const revocationReasons = [
  'unspecified',
  'keyCompromise',
  'CACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'removeFromCRL',
  'holdInstruction',
  'keyTime',
  'CAkeyTime',
] as const;

export type RevocationReason = (typeof revocationReasons)[number];

/** All entries of an index, in order. `at` names the file in errors. Fails with `index-damaged` and the line's number. */
export function parseIndex(text: string, at: string): IndexEntry[] {
  const entries: IndexEntry[] = [];
  eachIndexEntry(text, at, (entry) => entries.push(entry));
  return entries;
}

/** `parseIndex` for those who make something else of each entry: an index may have a million lines. */
export function eachIndexEntry(text: string, at: string, visit: (entry: IndexEntry) => void): void {
  const readTime = rememberedTimes();
  let number = 0;
  const where = (): string => `${at} line ${number}`;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    number += 1;
    if (text[start] !== '#') visit(readLine(text.slice(start, end), where, readTime));
    start = end + 1;
  }
}

/** One line without its newline; `at` says where it stands. Fails with `index-damaged`. */
export function parseIndexLine(line: string, at: string | (() => string)): IndexEntry {
  return readLine(line, typeof at === 'string' ? () => at : at, parseIndexTime);
}

type ReadTime = typeof parseIndexTime;

/** Certificates of one day share their dates: each text is read once. */
function rememberedTimes(): ReadTime {
  const known = new Map<string, number | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const time = parseIndexTime(text);
    if (known.size < 10_000) known.set(text, time);
    return time;
  };
}

function readLine(line: string, where: () => string, readTime: ReadTime): IndexEntry {
  const fields = splitFields(line.endsWith('\r') ? line.slice(0, -1) : line);
  const [status = '', notAfter = '', revoked = '', serial = '', file = '', subject = ''] = fields;
  if (fields.length !== 6) damaged(where(), `${fields.length} fields`, '6, divided by tabs');
  if (status !== 'V' && status !== 'R' && status !== 'E')
    damaged(where(), `status ${JSON.stringify(status)}`, 'V, R or E');
  if (!/^[0-9A-Fa-f]+$/.test(serial)) damaged(where(), `serial ${JSON.stringify(serial)}`, 'hex digits');
  if (status === 'R' && revoked === '') damaged(where(), 'status R without a revocation date', 'a date');
  const until = readTime(notAfter) ?? damaged(where(), `date ${JSON.stringify(notAfter)}`, 'YYMMDDHHMMSSZ');
  const entry: IndexEntry = { status, notAfter: until, serial: normalSerial(serial), file, subject };
  return revoked === '' ? entry : { ...entry, revocation: parseRevocation(revoked, where) };
}

/** The entry as a line without newline, as `openssl ca` writes it. */
export function formatIndexLine(entry: IndexEntry): string {
  const { status, notAfter, revocation, serial, file, subject } = entry;
  const revoked = revocation === undefined ? '' : formatRevocation(revocation);
  return [status, formatIndexTime(notAfter), revoked, serial, file, subject].map(escapeTabs).join('\t');
}

/** A serial as index.txt, serial and the names in newcerts hold it: upper-case hex, an even number of digits. */
export function normalSerial(hex: string): string {
  if (hex.length % 2 === 0 && /^(?!00.)[0-9A-F]+$/.test(hex)) return hex;
  const digits = hex.toUpperCase().replace(/^0+(?=.)/, '');
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}

function parseRevocation(text: string, where: () => string): Revocation {
  const [date = '', reason, argument, ...rest] = text.split(',');
  const when = parseIndexTime(date) ?? damaged(where(), `revocation date ${JSON.stringify(date)}`, 'YYMMDDHHMMSSZ');
  if (reason === undefined) return { at: when };
  const known = revocationReasons.find((name) => name.toLowerCase() === reason.toLowerCase());
  if (known === undefined) damaged(where(), `reason ${JSON.stringify(reason)}`, 'a reason that openssl ca knows');
  const expected = expectedArgument(known);
  const fits =
    argument === undefined ? expected === undefined : expected !== undefined && argumentFits(known, argument);
  if (rest.length > 0 || !fits)
    damaged(
      where(),
      `revocation ${JSON.stringify(text)}`,
      expected === undefined ? 'date,reason' : `date,reason,${expected}`,
    );
  return { at: when, reason: known, ...(argument === undefined ? {} : { argument }) };
}

function expectedArgument(reason: RevocationReason): string | undefined {
  if (reason === 'holdInstruction') return 'an OID';
  return reason === 'keyTime' || reason === 'CAkeyTime' ? 'YYYYMMDDHHMMSSZ' : undefined;
}

function argumentFits(reason: RevocationReason, argument: string): boolean {
  if (reason === 'holdInstruction') return oidOf(argument) !== undefined;
  return argument.length === 15 && parseIndexTime(argument) !== undefined;
}

function formatRevocation({ at, reason, argument }: Revocation): string {
  return [formatIndexTime(at), reason, argument].filter((part) => part !== undefined).join(',');
}

function splitFields(line: string): string[] {
  if (!line.includes('\\\t')) return line.split('\t');
  return line.split(/(?<!\\)\t/).map((field) => field.replaceAll('\\\t', '\t'));
}

const escapeTabs = (field: string): string => (field.includes('\t') ? field.replaceAll('\t', '\\\t') : field);

function damaged(at: string, seen: string, expected: string): never {
  const folder = at.includes('/') ? dirname(at) : 'DIR';
  fail('index-damaged', { at, seen, expected, next: `tlsql ca check ${folder}` });
}
