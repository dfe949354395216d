import { existsSync } from 'node:fs';
import type { Changes, Place } from './changes.ts';
import { type Disk, diskError, hasErrno } from './disk.ts';
import { makeDurable } from './durable.ts';
import { acquireLock, type Lock, type LockOptions } from './lock.ts';
import { type Recovery, recover } from './recover.ts';
import { type FileHelper, shareFiles } from './share-files.ts';
import { begin, commit, finish, foldersOf, giveUp, type Staged } from './transaction.ts';

/** What work on a locked folder may do. */
export interface Turn {
  /** What the journal of an earlier, stopped command needed. */
  readonly recovery: Recovery;
  readonly place: Place;
  /** Makes changes, all or none. */
  commit(changes: Changes): void;
  /** As `commit`, for hundreds of files: a helper writes with us, and they are made durable all at once. */
  commitMany(changes: Changes, helper: FileHelper): Promise<void>;
  /** Shows that this process lives and still holds the lock; for long work. */
  touch(): void;
}

/** Runs work on a CA folder under its lock, after mending what a stopped command left behind. */
export async function changeFolder<T>(
  place: Place,
  disk: Disk,
  work: (turn: Turn) => Promise<T>,
  lockOptions: LockOptions = {},
): Promise<T> {
  makeFolder(disk, place.state, 0o700);
  const lock = await acquireLock(place.state, { ...lockOptions, disk });
  try {
    const recovery = recover(place, disk);
    return await work({
      recovery,
      place,
      commit: (changes) => {
        lock.assertHeld();
        commit(place, changes, disk);
      },
      commitMany: async (changes, helper) => {
        lock.assertHeld();
        await commitShared(begin(place, changes, disk), helper, lock);
      },
      touch: () => {
        lock.touch();
        lock.assertHeld();
      },
    });
  } finally {
    lock.release();
  }
}

async function commitShared(staged: Staged, helper: FileHelper, lock: Lock): Promise<void> {
  const { made, failed } = await shareFiles(staged.disk, staged.contents, helper);
  if (failed !== undefined) giveUp(staged, made, failed.error, failed.path);
  try {
    await makeDurable(made, foldersOf(made));
    lock.assertHeld();
  } catch (error) {
    giveUp(staged, made, error, staged.place.dir);
  }
  finish(staged);
}

/** Makes a folder unless it is there; the folder above must be. Fails with `file-not-writable` or `file-missing`. */
export function makeFolder(disk: Disk, path: string, mode: number): void {
  if (existsSync(path)) return;
  try {
    disk.mkdir(path, mode);
  } catch (error) {
    if (!hasErrno(error, 'EEXIST')) diskError(error, path);
  }
}
