import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fail, TlsqlError } from '../base/error.ts';

/**
 * Every way in which a CA folder changes. All writing goes through one of these, so that a test can stop the program,
 * or fill the disk, at each of them. Paths are absolute or relative to the current folder. Errors are Node's own;
 * `diskError` turns them into coded ones.
 */
export interface Disk {
  /** A new file with these bytes and no more permissions than `mode`, from the first instant; fails when it exists. */
  create(path: string, bytes: Uint8Array, mode: number): void;
  /** Bytes at the end of a file, made with `mode` when it isn't there. */
  append(path: string, bytes: Uint8Array, mode: number): void;
  /** Cuts a file to `size` bytes. */
  truncate(path: string, size: number): void;
  /** A second name; fails when there is one already. */
  link(from: string, to: string): void;
  /** Another name, in place of what had it. */
  rename(from: string, to: string): void;
  unlink(path: string): void;
  mkdir(path: string, mode: number): void;
  /** Returns when a file's bytes, or a folder's names, will outlive a power cut. */
  sync(path: string): void;
}

/** The disk itself. */
export const realDisk: Disk = {
  create: (path, bytes, mode) => {
    const fd = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW, mode);
    write(fd, bytes);
  },
  append: (path, bytes, mode) =>
    write(openSync(path, constants.O_CREAT | constants.O_APPEND | constants.O_WRONLY, mode), bytes),
  truncate: (path, size) => {
    const fd = openSync(path, 'r+');
    try {
      ftruncateSync(fd, size);
    } finally {
      closeSync(fd);
    }
  },
  link: (from, to) => linkSync(from, to),
  rename: (from, to) => renameSync(from, to),
  unlink: (path) => unlinkSync(path),
  mkdir: (path, mode) => mkdirSync(path, { mode }),
  sync: (path) => {
    const fd = openSync(path, 'r');
    try {
      fsyncSync(fd);
    } catch (error) {
      // Some file systems (SMB, FUSE) cannot sync a folder; its names are then as safe as they get.
      if (!fstatSync(fd).isDirectory() || !hasErrno(error, 'EINVAL', 'ENOTSUP', 'EPERM', 'EBADF')) throw error;
    } finally {
      closeSync(fd);
    }
  },
};

/** True for a Node error with one of these names, for example `EEXIST`. */
export function hasErrno(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Throws the coded form of a Node file error: `file-missing`, `file-exists`, `disk-full`, `file-not-writable`. */
export function diskError(error: unknown, path: string): never {
  if (error instanceof TlsqlError) throw error;
  const seen = error instanceof Error ? error.message.replace(/, .*$/, '') : String(error);
  if (hasErrno(error, 'ENOENT')) fail('file-missing', { at: path, seen, cause: error });
  if (hasErrno(error, 'EEXIST')) fail('file-exists', { at: path, seen: 'the file is already there', cause: error });
  if (hasErrno(error, 'ENOSPC', 'EDQUOT')) {
    fail('disk-full', { at: path, seen, next: `df -h ${dirname(path)}`, cause: error });
  }
  fail('file-not-writable', { at: path, seen, next: `ls -ld ${dirname(path)}`, cause: error });
}

/** A file's bytes; undefined when there is none. Fails with `file-not-readable` or `file-too-large` (over `limit`). */
export function readIfThere(path: string, limit: number = 1 << 20): Buffer | undefined {
  try {
    const { size } = statSync(path);
    if (size > limit) fail('file-too-large', { at: path, seen: `${size} bytes`, expected: `at most ${limit}` });
    return readFileSync(path);
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return undefined;
    if (error instanceof TlsqlError) throw error;
    fail('file-not-readable', { at: path, seen: error instanceof Error ? error.message : String(error), cause: error });
  }
}

/** A file's bytes. Fails with `file-missing`, `file-not-readable` or `file-too-large`. */
export function readWhole(path: string, limit: number = 1 << 20): Buffer {
  return readIfThere(path, limit) ?? fail('file-missing', { at: path, seen: 'no such file' });
}

/** How much `readTail` reads. */
export const tailSize: number = 65_536;

/** The last bytes of a file, at most `tailSize`; none when it isn't there. */
export function readTail(path: string): Buffer {
  if (!existsSync(path)) return Buffer.alloc(0);
  const fd = openSync(path, 'r');
  try {
    const { size } = fstatSync(fd);
    const bytes = Buffer.alloc(Math.min(size, tailSize));
    readSync(fd, bytes, 0, bytes.length, size - bytes.length);
    return bytes;
  } finally {
    closeSync(fd);
  }
}

/** Changes when a file is written or replaced; empty when it isn't there. */
export function fileStamp(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
}

/** Removes a file; none there is as good. */
export function removeIfThere(disk: Disk, path: string): void {
  try {
    disk.unlink(path);
  } catch (error) {
    if (!hasErrno(error, 'ENOENT')) throw error;
  }
}

function write(fd: number, bytes: Uint8Array): void {
  try {
    for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done);
  } finally {
    closeSync(fd);
  }
}
