import { setImmediate } from 'node:timers/promises';
import type { NewFile } from './changes.ts';
import type { Disk } from './disk.ts';
import { type Written, writeFiles } from './write-files.ts';

/** Somebody who writes files while this thread does the same. Rejects only when nobody knows how far it came. */
export type FileHelper = (files: readonly NewFile[]) => Promise<Written>;

/** Files that are written in one go: few enough that neither thread waits long for the other at the end. */
const piece = 60;

/** Pieces that the helper has at hand, so that it need not wait for this thread between two. */
const atHand = 2;

/**
 * Writes new files in this thread and by a helper, each taking what is next: the kernel's work for a new file is most of the time
 * that a batch of certificates takes. Returns when both have stopped, so that what is told is what is there.
 */
export async function shareFiles(disk: Disk, files: readonly NewFile[], helper: FileHelper): Promise<Written> {
  const made: string[] = [];
  const failures: NonNullable<Written['failed']>[] = [];
  const take = (written: Written): void => {
    made.push(...written.made);
    if (written.failed !== undefined) failures.push(written.failed);
  };
  const helping = new Set<Promise<void>>();
  const help = (some: readonly NewFile[]): void => {
    const done = helper(some)
      .catch((error: unknown): Written => {
        const paths = some.map(({ path }) => path);
        return { made: paths, failed: { path: paths[0] ?? '', error } };
      })
      .then(take)
      .finally(() => helping.delete(done));
    helping.add(done);
  };
  for (let next = 0; next < files.length && failures.length === 0; ) {
    const some = files.slice(next, next + piece);
    next += piece;
    if (helping.size < atHand) help(some);
    else take(writeFiles(disk, some));
    // Lets the helper's answers in.
    await setImmediate();
  }
  await Promise.all(helping);
  const failed = failures[0];
  return failed === undefined ? { made } : { made, failed };
}
