import { basename, isAbsolute, join } from 'node:path';
import { digest } from '../base/digest.ts';

/**
 * What one transaction changes, as the journal holds it. Paths inside the CA folder are relative to it, so that a folder
 * that was moved is mended where it is now.
 */
export interface JournalEntry {
  /** Hex, different for every transaction; part of the names of its temporary files. */
  readonly id: string;
  /** When it began, ISO 8601. */
  readonly at: string;
  /** Files that must not be there before. */
  readonly create: readonly string[];
  /** Files whose names nobody else can choose (random serials): they are written under them at once, and removed when undone. */
  readonly unique: readonly string[];
  /** Files that are put in the place of what is there. */
  readonly replace: readonly string[];
  /** `serial` and `crlnumber`: they count up, never down. */
  readonly numbers: readonly { readonly path: string; readonly value: string }[];
  /** Lines of the index, without newline. */
  readonly append: readonly string[];
  /** Lines that take the place of the line with the same serial. */
  readonly set: readonly { readonly serial: string; readonly line: string }[];
}

/** What a journal file says: nothing yet, begun (undo it) or committed (finish it). */
export type JournalState =
  | { readonly state: 'empty' }
  | { readonly state: 'begun' | 'committed'; readonly entry: JournalEntry };

/** The first line of a journal, written and synced before any temporary file is made. */
export function beginLine(entry: JournalEntry): string {
  const json = JSON.stringify(entry);
  return `begin ${digest(json)} ${json}\n`;
}

/** The second line, written and synced when all temporary files are whole: from here on the transaction is finished, not undone. */
export function commitLine(entry: JournalEntry): string {
  return `commit ${digest(JSON.stringify(entry))}\n`;
}

/** Reads a journal as far as it was written. A torn first line is `empty`: nothing was made before it was whole. */
export function parseJournal(text: string): JournalState {
  const [first = '', second = '', ...rest] = text.split('\n');
  const [, sum = '', json = ''] = /^begin ([0-9a-f]{64}) (\{.*\})$/.exec(first) ?? [];
  if (sum === '' || sum !== digest(json)) return { state: 'empty' };
  const entry = JSON.parse(json) as JournalEntry;
  return { state: second === `commit ${sum}` && rest.length > 0 ? 'committed' : 'begun', entry };
}

/** The temporary file that stands for a file of the transaction until it is applied; in the same folder. */
export function temporaryName(id: string, path: string, number: number): string {
  return `${path.slice(0, path.lastIndexOf('/') + 1)}.tlsql-${id}-${number}`;
}

/** True for the name of a temporary file of any transaction. */
export const isTemporary = (path: string): boolean => /^\.tlsql-[0-9a-f]{16}-\d+$/.test(basename(path));

/** A path as the journal holds it; both are absolute and without `..`. */
export function journalPath(dir: string, path: string): string {
  return path.startsWith(`${dir}/`) ? path.slice(dir.length + 1) : path;
}

/** The path that a journal's path means for a CA folder. */
export const pathFromJournal = (dir: string, path: string): string => (isAbsolute(path) ? path : join(dir, path));
