import { existsSync } from 'node:fs';
import { type Disk, diskError, hasErrno } from './disk.ts';
import { acquireLock, type LockOptions } from './lock.ts';
import { type Recovery, recover } from './recover.ts';
import { type Changes, commit, type Place } from './transaction.ts';

/** What work on a locked folder may do. */
export interface Turn {
  /** What the journal of an earlier, stopped command needed. */
  readonly recovery: Recovery;
  readonly place: Place;
  /** Makes changes, all or none. */
  commit(changes: Changes): void;
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
      touch: () => {
        lock.touch();
        lock.assertHeld();
      },
    });
  } finally {
    lock.release();
  }
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
