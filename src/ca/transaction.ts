import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail } from '../base/error.ts';
import { type Changes, indexLimit, type NewFile, type Place } from './changes.ts';
import { type Disk, diskError, hasErrno, readIfThere, readTail, removeIfThere } from './disk.ts';
import { appendText, withLines } from './index-edit.ts';
import { beginLine, commitLine, type JournalEntry, journalPath, temporaryName } from './journal.ts';

/** Makes the changes, under the lock of the folder. When it throws nothing was changed, unless the error is `journal-left`. */
export function commit(place: Place, changes: Changes, disk: Disk): void {
  const staged = stage(place, changes, disk);
  for (const { temporary } of staged.files) guarded(staged, () => disk.sync(temporary), temporary);
  finish(staged);
}

/** A transaction whose files lie on disk under temporary names, begun in the journal and not committed. */
export interface Staged {
  readonly place: Place;
  readonly disk: Disk;
  readonly entry: JournalEntry;
  readonly files: readonly StagedFile[];
  /** Temporary files that were made so far. */
  readonly made: string[];
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

/** First half of a transaction: journal and temporary files. The caller sees to it that the files are synced, then calls `finish`. */
export function stage(place: Place, changes: Changes, disk: Disk): Staged {
  const { create = [], unique = [], replace = [], numbers = [], append = [], set = [] } = changes;
  for (const { path } of changes.looked === true ? [] : [...create, ...unique]) {
    if (existsSync(path)) fail('file-exists', { at: path, seen: 'the file is already there' });
  }
  const index = set.length === 0 ? readTail(place.index) : (readIfThere(place.index, indexLimit) ?? Buffer.alloc(0));
  const appended = append.length === 0 ? '' : appendText(index, append, place.index);
  const whole: NewFile[] = [
    ...replace,
    ...numbers.map(({ path, value }) => ({ path, bytes: Buffer.from(`${value}\n`), mode: 0o644 })),
    ...(set.length === 0 ? [] : [indexFile(place, index, set, appended)]),
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
    made: [],
    appended: set.length === 0 ? appended : '',
    indexStamp: stampOf(place.index),
  };
  const journal = join(place.state, 'journal');
  if (existsSync(journal))
    fail('internal', { at: journal, seen: 'a journal that was not finished before this command' });
  guarded(staged, () => disk.create(journal, Buffer.from(beginLine(entry)), 0o600), journal);
  guarded(staged, () => disk.sync(journal), journal);
  guarded(staged, () => disk.sync(place.state), place.state);
  all.forEach(({ path, bytes, mode }, number) => {
    guarded(staged, () => makeStaged(staged, files[number]?.temporary ?? path, bytes, mode), path);
  });
  return staged;
}

/** Makes a file and remembers it, also when only a part of it could be written; one that was there is somebody else's. */
function makeStaged(staged: Staged, path: string, bytes: Uint8Array, mode: number): void {
  try {
    staged.disk.create(path, bytes, mode);
    staged.made.push(path);
  } catch (error) {
    if (!hasErrno(error, 'EEXIST')) staged.made.push(path);
    throw error;
  }
}

/** Second half: commits and gives every file its name. The caller's temporary files are synced. */
export function finish(staged: Staged): void {
  const { place, disk, entry } = staged;
  const journal = join(place.state, 'journal');
  guarded(staged, () => disk.append(journal, Buffer.from(commitLine(entry)), 0o600), journal);
  guarded(staged, () => disk.sync(journal), journal);
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

/** Gives up what `stage` made. */
export function discard(staged: Staged): void {
  for (const temporary of staged.made) removeIfThere(staged.disk, temporary);
  removeIfThere(staged.disk, join(staged.place.state, 'journal'));
}

/** The names of the folders whose names change, each once. */
export const foldersOf = (paths: readonly string[]): string[] => [...new Set(paths.map((path) => dirname(path)))];

function apply(staged: Staged, done: (() => void)[]): void {
  const { place, disk, files, appended } = staged;
  if (stampOf(place.index) !== staged.indexStamp) {
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
    discard(staged);
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

/** Runs a step of the first half; when it fails everything made so far is removed. */
function guarded(staged: Staged, step: () => void, path: string): void {
  try {
    step();
  } catch (error) {
    try {
      discard(staged);
    } catch {
      // The next command removes what is left: the journal says what it is.
    }
    diskError(error, path);
  }
}

function tell(path: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    diskError(error, path);
  }
}

function indexFile(place: Place, index: Buffer, set: NonNullable<Changes['set']>, appended: string): NewFile {
  const bytes = Buffer.concat([withLines(index, set, place.index), Buffer.from(appended, 'latin1')]);
  return { path: place.index, bytes, mode: existsSync(place.index) ? statSync(place.index).mode & 0o777 : 0o644 };
}

function stampOf(path: string): string {
  if (!existsSync(path)) return '';
  const { ino, size, mtimeMs } = statSync(path);
  return `${ino} ${size} ${mtimeMs}`;
}
