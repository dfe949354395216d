import type { NewFile } from './changes.ts';
import { type Disk, hasErrno } from './disk.ts';

/** How far the writing of new files came. */
export interface Written {
  /** Files that are there now because of it, one that could be written only in part among them. */
  readonly made: readonly string[];
  /** The first that could not be written; none after it was tried. */
  readonly failed?: { readonly path: string; readonly error: unknown };
}

/** Writes new files until one fails. One that was there before is somebody else's and not among those made. */
export function writeFiles(disk: Disk, files: readonly NewFile[]): Written {
  const made: string[] = [];
  for (const { path, bytes, mode } of files) {
    try {
      disk.create(path, bytes, mode);
      made.push(path);
    } catch (error) {
      if (!hasErrno(error, 'EEXIST')) made.push(path);
      return { made, failed: { path, error } };
    }
  }
  return { made };
}
