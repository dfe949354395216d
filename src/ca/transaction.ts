import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from '../base/error.ts';
import { type Changes, indexLimit, type NewFile, type Place } from './changes.ts';
import { type Disk, diskError, fileStamp, hasErrno, readIfThere, removeIfThere } from './disk.ts';
import { appendText, editIndex } from './index-edit.ts';
import { tailOf } from './index-tail.ts';
import { beginLine, commitLine, type JournalEntry, journalPath, temporaryName } from './journal.ts';
import { writeFiles } from './write-files.ts';

/** Makes the changes, under the lock of the folder. When it throws nothing was changed, unless the error is `journal-left`. */
export function commit(place: Place, changes: Changes, disk: Disk): void {
  const staged = begin(place, changes, disk);
  const written = writeFiles(disk, staged.contents);
  if (written.failed !== undefined) giveUp(staged, written.made, written.failed.error, written.failed.path);
  for (const { temporary } of staged.files) {
    guarded(staged, temporaryPaths(staged), () => disk.sync(temporary), temporary);
  }
  finish(staged);
}

/** A transaction begun in the journal and not committed. */
export interface Staged {
  readonly place: Place;
  readonly disk: Disk;
  readonly entry: JournalEntry;
  readonly files: readonly StagedFile[];
  /** What the files hold, each under its temporary name. */
  readonly contents: readonly NewFile[];
  readonly appended: string;
  /** What the index looked like when it was read; undefined when it isn't read. */
  readonly indexStamp: string;
}

interface StagedFile {
  readonly path: string;
  /** Where it is until it is applied; for a unique file its own path. */
  readonly temporary: string;
  readonly kind: 'create' | 'replace' | 'unique';
}

/**
 * Begins a transaction: looks and writes the journal. The caller writes `contents` and sees to it that they are synced, then
 * calls `finish`; or `giveUp`.
 */
export function begin(place: Place, changes: Changes, disk: Disk): Staged {
  const { create = [], unique = [], replace = [], numbers = [], append = [], set = [], edited } = changes;
  for (const { path } of changes.looked === true ? [] : [...create, ...unique]) {
    if (existsSync(path)) fail('file-exists', { at: path, seen: 'the file is already there' });
  }
  const indexStamp = edited?.stamp ?? fileStamp(place.index);
  const appended = append.length > 0 && set.length === 0 ? appendText(tailOf(place.index), append, place.index) : '';
  const whole: NewFile[] = [
    ...replace,
    ...numbers.map(({ path, value }) => ({ path, bytes: Buffer.from(`${value}\n`), mode: 0o644 })),
    ...(set.length === 0 ? [] : [indexFile(place, edited?.bytes ?? newIndex(place, changes))]),
  ];
  const entry: JournalEntry = {
    id: randomBytes(8).toString('hex'),
    at: new Date().toISOString(),
    create: create.map(({ path }) => journalPath(place.dir, path)),
    unique: unique.map(({ path }) => journalPath(place.dir, path)),
    replace: whole.map(({ path }) => journalPath(place.dir, path)),
    numbers: numbers.map(({ path, value }) => ({ path: journalPath(place.dir, path), value })),
    append,
    set,
  };
  const temporaries = [...create, ...whole].map(({ path }, number) => temporaryName(entry.id, path, number));
  const all = [...create, ...whole, ...unique];
  const files = all.map(({ path }, number): StagedFile => {
    const kind = number < create.length ? 'create' : number < temporaries.length ? 'replace' : 'unique';
    return { path, temporary: temporaries[number] ?? path, kind };
  });
  const staged: Staged = {
    place,
    disk,
    entry,
    files,
    contents: all.map(({ bytes, mode }, number) => ({ path: files[number]?.temporary ?? '', bytes, mode })),
    appended,
    indexStamp,
  };
  const journal = join(place.state, 'journal');
  if (existsSync(journal))
    fail('internal', { at: journal, seen: 'a journal that was not finished before this command' });
  guarded(staged, [], () => disk.create(journal, Buffer.from(beginLine(entry)), 0o600), journal);
  guarded(staged, [], () => disk.sync(journal), journal);
  guarded(staged, [], () => disk.sync(place.state), place.state);
  return staged;
}

/** Ends a transaction that could not be written, with the error: removes the temporary files that were made, and the journal. */
export function giveUp(staged: Staged, made: readonly string[], cause: unknown, path: string): never {
  try {
    discard(staged, made);
  } catch {
    // The next command removes what is left: the journal says what it is.
  }
  diskError(cause, staged.files.find(({ temporary }) => temporary === path)?.path ?? path);
}

/** Second half: commits and gives every file its name. The caller's temporary files are synced. */
export function finish(staged: Staged): void {
  const { place, disk, entry } = staged;
  const journal = join(place.state, 'journal');
  const made = temporaryPaths(staged);
  guarded(staged, made, () => disk.append(journal, Buffer.from(commitLine(entry)), 0o600), journal);
  guarded(staged, made, () => disk.sync(journal), journal);
  const done: (() => void)[] = [];
  try {
    apply(staged, done);
  } catch (error) {
    undo(staged, done, error);
  }
  try {
    disk.unlink(journal);
    disk.sync(place.state);
  } catch (error) {
    journalLeft(staged, error);
  }
}

function discard(staged: Staged, made: readonly string[]): void {
  for (const temporary of made) removeIfThere(staged.disk, temporary);
  removeIfThere(staged.disk, join(staged.place.state, 'journal'));
}

/** The temporary files of a transaction, all of which are its own once they could be written. */
export const temporaryPaths = ({ files }: Staged): string[] => files.map(({ temporary }) => temporary);

/** The names of the folders whose names change, each once. */
export const foldersOf = (paths: readonly string[]): string[] => [...new Set(paths.map((path) => dirname(path)))];

function apply(staged: Staged, done: (() => void)[]): void {
  const { place, disk, files, appended } = staged;
  if (fileStamp(place.index) !== staged.indexStamp) {
    fail('index-changed', {
      at: place.index,
      seen: 'another program changed it in the middle of this command',
      next: 'run the command again',
    });
  }
  if (appended !== '') {
    const size = existsSync(place.index) ? statSync(place.index).size : 0;
    done.push(() => disk.truncate(place.index, size));
    tell(place.index, () => disk.append(place.index, Buffer.from(appended, 'latin1'), 0o644));
    tell(place.index, () => disk.sync(place.index));
  }
  for (const { path, temporary } of files.filter(({ kind }) => kind === 'create')) {
    let named = false;
    done.push(() => (named ? disk.rename(path, temporary) : undefined));
    tell(path, () => putName(disk, temporary, path, () => (named = true)));
  }
  for (const { path, temporary } of files.filter(({ kind }) => kind === 'replace'))
    tell(path, () => disk.rename(temporary, path));
  for (const folder of foldersOf(files.map(({ path }) => path))) tell(folder, () => disk.sync(folder));
}

/** Gives a temporary file its name without ever replacing another file; `named` is called when it has it. */
export function putName(disk: Disk, temporary: string, path: string, named?: () => void): void {
  try {
    disk.link(temporary, path);
    named?.();
  } catch (error) {
    // File systems without hard links (FAT, some network shares).
    if (!hasErrno(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK') || existsSync(path)) throw error;
    disk.rename(temporary, path);
    named?.();
    return;
  }
  disk.unlink(temporary);
}

/**
 * Takes back what was applied, so that at every moment either all temporary files are there or what they became. Needs no
 * room on the disk: the commit mark is cut off the journal. When that fails too the journal stays, and the next command
 * finishes the transaction.
 */
function undo(staged: Staged, done: readonly (() => void)[], cause: unknown): never {
  const { disk, entry, files, place } = staged;
  const replaced = files.some(({ kind, temporary }) => kind === 'replace' && !existsSync(temporary));
  if (replaced) journalLeft(staged, cause);
  try {
    for (const step of [...done].reverse()) step();
    disk.truncate(join(place.state, 'journal'), Buffer.byteLength(beginLine(entry)));
    discard(staged, temporaryPaths(staged));
  } catch {
    journalLeft(staged, cause);
  }
  throw cause;
}

function journalLeft(staged: Staged, cause: unknown): never {
  fail('journal-left', {
    at: staged.place.dir,
    seen: `${cause instanceof Error ? cause.message : String(cause)}; the change is in the journal and the next command finishes it`,
    next: `tlsql ca check ${staged.place.dir}`,
    cause,
  });
}

/** Runs a step of the first half; when it fails what was made is removed. */
function guarded(staged: Staged, made: readonly string[], step: () => void, path: string): void {
  try {
    step();
  } catch (error) {
    giveUp(staged, made, error, path);
  }
}

function tell(path: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    diskError(error, path);
  }
}

function newIndex({ index }: Place, { set = [], append = [] }: Changes): Buffer {
  return editIndex(readIfThere(index, indexLimit) ?? Buffer.alloc(0), set, append, index);
}

function indexFile({ index }: Place, bytes: Buffer): NewFile {
  return { path: index, bytes, mode: existsSync(index) ? statSync(index).mode & 0o777 : 0o644 };
}
