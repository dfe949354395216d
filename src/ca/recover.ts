import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { indexLimit, type Place } from './changes.ts';
import { type Disk, diskError, readIfThere, removeIfThere } from './disk.ts';
import { findSerial, serialsOf } from './index-edit.ts';
import { normalSerial, parseIndexLine } from './index-file.ts';
import { isTemporary, type JournalEntry, parseJournal, pathFromJournal, temporaryName } from './journal.ts';
import { foldersOf, putName } from './transaction.ts';

/** What was found in the journal and done about it. */
export type Recovery = 'nothing' | 'undone' | 'finished';

/**
 * Brings a folder back to a whole state after a program was stopped in the middle: an uncommitted transaction is undone,
 * a committed one finished. Every step may itself be stopped and done again. Called under the lock, before anything else.
 */
export function recover(place: Place, disk: Disk): Recovery {
  const journal = join(place.state, 'journal');
  const text = readIfThere(journal, indexLimit)?.toString('utf8');
  if (text === undefined) return 'nothing';
  const found = parseJournal(text);
  try {
    if (found.state === 'committed') finishEntry(place, found.entry, disk);
    if (found.state !== 'empty') removeTemporaries(place, found.entry, disk);
    if (found.state === 'begun') removeUnique(place, found.entry, disk);
    disk.unlink(journal);
    disk.sync(place.state);
  } catch (error) {
    diskError(error, place.dir);
  }
  return found.state === 'committed' ? 'finished' : 'undone';
}

/** The state of the journal without touching anything. */
export function pendingJournal(place: Place): 'none' | 'begun' | 'committed' {
  const text = readIfThere(join(place.state, 'journal'), indexLimit)?.toString('utf8');
  if (text === undefined) return 'none';
  return parseJournal(text).state === 'committed' ? 'committed' : 'begun';
}

/** Temporary files that no journal knows any more, in the given folders. */
export function strayTemporaries(folders: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter(isTemporary);
}

function finishEntry(place: Place, entry: JournalEntry, disk: Disk): void {
  finishIndex(place, entry, disk);
  const path = (at: string): string => pathFromJournal(place.dir, at);
  entry.create.forEach((at, number) => {
    const temporary = temporaryName(entry.id, path(at), number);
    if (!isThere(temporary)) return;
    if (existsSync(path(at)) && sameFile(temporary, path(at))) disk.unlink(temporary);
    else putName(disk, temporary, path(at));
  });
  entry.replace.forEach((at, index) => {
    const temporary = temporaryName(entry.id, path(at), entry.create.length + index);
    if (!isThere(temporary) || path(at) === place.index || outdated(at, entry, path(at))) return;
    disk.rename(temporary, path(at));
  });
  for (const folder of foldersOf([...entry.create, ...entry.replace, ...entry.unique].map(path))) disk.sync(folder);
}

/**
 * Edits the index as it is now, which `openssl ca` may have changed meanwhile: lines that are there already are left,
 * a torn last line of ours is cut off first.
 */
function finishIndex(place: Place, entry: JournalEntry, disk: Disk): void {
  if (entry.append.length === 0 && entry.set.length === 0) return;
  const before = readIfThere(place.index, indexLimit) ?? Buffer.alloc(0);
  let bytes = withoutTornLine(before, entry.append);
  for (const { serial, line } of entry.set) {
    const span = findSerial(bytes, serial);
    if (span === undefined) bytes = withLine(bytes, line);
    else if (span.line !== line)
      bytes = Buffer.concat([bytes.subarray(0, span.start), latin1(line), bytes.subarray(span.end)]);
  }
  const there = serialsOf(bytes);
  const missing = entry.append.filter((line) => !there.has(parseIndexLine(line, 'journal').serial));
  for (const line of missing) bytes = withLine(bytes, line);
  if (bytes.equals(before)) return;
  const temporary = temporaryName(entry.id, place.index, entry.create.length + entry.replace.length);
  removeIfThere(disk, temporary);
  disk.create(temporary, bytes, existsSync(place.index) ? statSync(place.index).mode & 0o777 : 0o644);
  disk.sync(temporary);
  disk.rename(temporary, place.index);
  disk.sync(place.dir);
}

function withoutTornLine(bytes: Buffer, lines: readonly string[]): Buffer {
  if (bytes.length === 0 || bytes.at(-1) === 0x0a) return bytes;
  const start = bytes.lastIndexOf(0x0a) + 1;
  const torn = bytes.toString('latin1', start);
  return lines.some((line) => line.startsWith(torn)) ? bytes.subarray(0, start) : bytes;
}

function withLine(bytes: Buffer, line: string): Buffer {
  const divider = bytes.length === 0 || bytes.at(-1) === 0x0a ? '' : '\n';
  return Buffer.concat([bytes, latin1(`${divider}${line}\n`)]);
}

/** True for a number file that has gone further since (serials are never given twice). */
function outdated(at: string, entry: JournalEntry, path: string): boolean {
  const number = entry.numbers.find((one) => one.path === at);
  if (number === undefined) return false;
  const now = readIfThere(path)?.toString('latin1').trim() ?? '';
  return /^[0-9A-Fa-f]+$/.test(now) && BigInt(`0x${now}`) > BigInt(`0x${normalSerial(number.value)}`);
}

function removeTemporaries(place: Place, entry: JournalEntry, disk: Disk): void {
  const paths = [...entry.create, ...entry.replace].map((at) => pathFromJournal(place.dir, at));
  [...paths, place.index].forEach((path, number) => {
    removeIfThere(disk, temporaryName(entry.id, path, number));
  });
}

/** Only for a transaction that was not committed: these files have their names already. */
function removeUnique(place: Place, entry: JournalEntry, disk: Disk): void {
  for (const at of entry.unique) removeIfThere(disk, pathFromJournal(place.dir, at));
}

/** As `existsSync`, but a folder that this user may not look into is an error: the transaction can't be finished by him. */
function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function sameFile(a: string, b: string): boolean {
  const [one, other] = [statSync(a), statSync(b)];
  return one.ino === other.ino && one.dev === other.dev;
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
