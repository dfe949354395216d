import { posix } from 'node:path';
import { TlsqlError } from '../base/error.ts';

/** What a file or folder is besides its bytes. */
export interface FileMeta {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** What the kernel tells of a path. */
export interface FileStats extends FileMeta {
  readonly type: 'file' | 'directory' | 'link' | 'other';
  readonly size: number;
  /** Whole seconds. */
  readonly modified: Date;
  /** Device and inode: equal for two names of one file. */
  readonly identity: string;
  /** Where a link points, as written in it. */
  readonly target?: string;
}

/** Why a path can't be looked at: `ENOENT`, `EACCES`, … */
export interface NotSeen {
  readonly errno: string;
}

/** The end of a file: `bytes` begin at offset `from` of `size` bytes. */
export interface FileEnd {
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly from: number;
}

/** What came of a command. */
export interface CommandResult {
  readonly status: number;
  /** The end of what it printed. */
  readonly output: string;
}

/**
 * A machine that a server runs on: everything that is looked at or done there goes through one of these. Paths are absolute.
 * Errors are coded; those about a file have the fault `file`, others mean that the machine itself can't be reached any more.
 */
export interface Machine {
  /** Follows links. */
  stat(path: string): Promise<FileStats | NotSeen>;
  /** Doesn't follow links. One answer for each path. */
  lstat(paths: readonly string[]): Promise<readonly (FileStats | NotSeen)[]>;
  /** As `stat`; undefined when nothing is there, an error when it can't be told. */
  meta(path: string): Promise<FileStats | undefined>;
  /** At most 16 MiB. */
  read(path: string): Promise<Uint8Array>;
  tail(path: string, most: number): Promise<FileEnd>;
  /** The names in a folder, sorted. */
  list(folder: string): Promise<string[]>;
  /** What each link in a folder points to, by its name; undefined where the folder can't be read. */
  links(folder: string): Promise<ReadonlyMap<string, string> | undefined>;
  /** The processes whose command line has one of the words in it; words are parted by zero bytes. */
  commandLines(words: readonly string[]): Promise<readonly { readonly pid: number; readonly text: string }[]>;
  /** All links followed; undefined when it leads nowhere. */
  real(path: string): Promise<string | undefined>;
  /** Whether we may write there. */
  writable(path: string): Promise<boolean>;
  /** The name that the machine gives itself. */
  hostName(): Promise<string>;
  /** Whether an address that was dialled is one of this machine's. */
  hasAddress(address: string): Promise<boolean>;
  /** Puts a file in place at once; before, nobody can read what is being written. */
  write(path: string, bytes: Uint8Array, meta: FileMeta): Promise<void>;
  /** None there is as good. */
  remove(path: string): Promise<void>;
  /** Makes a folder; true when it was not there. */
  makeFolder(path: string, mode: number): Promise<boolean>;
  /** Removes a folder that is empty. */
  removeFolder(path: string): Promise<void>;
  /** Removes what a write that was cut off left behind. */
  sweep(folder: string): Promise<void>;
  /** Runs a shell command; it gets no input. Status 124 after `millis`. */
  run(command: string, millis: number): Promise<CommandResult>;
}

/** Names under which bytes are written before they are put in place. */
export const draftName = /^\.tlsql-secure-[0-9a-f]{16}$/;

/** The text of a file; undefined where it can't be had. */
export async function textOf(machine: Pick<Machine, 'read'>, path: string): Promise<string | undefined> {
  const bytes = await ifHad(machine.read(path));
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

/** The value, or undefined where the file can't be had; that the machine itself is gone stays an error. */
export async function ifHad<T>(value: Promise<T>): Promise<T | undefined> {
  try {
    return await value;
  } catch (error) {
    if (error instanceof TlsqlError && error.fault === 'file') return undefined;
    throw error;
  }
}

/** Keeps bytes beside a journal, for the owner of its folder alone; for `otherwise` where there is no folder. */
export async function keepCopy(
  machine: Pick<Machine, 'meta' | 'write'>,
  copy: string,
  bytes: Uint8Array,
  otherwise: Pick<FileMeta, 'uid' | 'gid'>,
): Promise<void> {
  const { uid, gid } = (await machine.meta(posix.dirname(copy))) ?? otherwise;
  await machine.write(copy, bytes, { mode: 0o600, uid, gid });
}

/** Whether two metas are the same. */
export function sameMeta(a: FileMeta, b: FileMeta): boolean {
  return a.mode === b.mode && a.uid === b.uid && a.gid === b.gid;
}
