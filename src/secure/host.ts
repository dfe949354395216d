import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, mkdir, open, readdir, readFile, realpath, rename, rmdir, stat, unlink } from 'node:fs/promises';
import { posix } from 'node:path';
import { hasErrno } from '../ca/disk.ts';
import { fileError } from '../io/files.ts';

/** What a file or folder is besides its bytes. */
export interface FileMeta {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** What came of a command. */
export interface CommandResult {
  readonly status: number;
  /** The end of what it printed. */
  readonly output: string;
}

/** The machine of the server: everything that is done to its files goes through one of these. Errors are coded. */
export interface Host {
  /** Undefined when nothing is there. */
  meta(path: string): Promise<(FileMeta & { readonly type: 'file' | 'directory' | 'other' }) | undefined>;
  read(path: string): Promise<Uint8Array>;
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
  real(path: string): Promise<string | undefined>;
  writable(path: string): Promise<boolean>;
  /** Runs a shell command; it gets no input. Status 124 after `millis`. */
  run(command: string, millis: number): Promise<CommandResult>;
}

const temporary = /^\.tlsql-secure-[0-9a-f]{16}$/;

/** This machine. */
export const localHost: Host = {
  async meta(path) {
    try {
      const found = await stat(path);
      const type = found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
      return { type, mode: found.mode & 0o7777, uid: found.uid, gid: found.gid };
    } catch (error) {
      if (hasErrno(error, 'ENOENT', 'ENOTDIR')) return undefined;
      throw fileError(error, path);
    }
  },
  async read(path) {
    try {
      return await readFile(path);
    } catch (error) {
      throw fileError(error, path);
    }
  },
  async write(path, bytes, meta) {
    try {
      await writeAtomically(path, bytes, meta);
    } catch (error) {
      throw fileError(error, path, 'write');
    }
  },
  async remove(path) {
    await unlink(path).catch((error: unknown) => {
      if (!hasErrno(error, 'ENOENT', 'ENOTDIR')) throw fileError(error, path, 'write');
    });
  },
  async makeFolder(path, mode) {
    try {
      const made = await mkdir(path, { recursive: true, mode });
      if (made !== undefined) await chmod(path, mode);
      return made !== undefined;
    } catch (error) {
      throw fileError(error, path, 'write');
    }
  },
  async removeFolder(path) {
    await rmdir(path).catch((error: unknown) => {
      if (!hasErrno(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw fileError(error, path, 'write');
    });
  },
  async sweep(folder) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((one) => temporary.test(one))) await localHost.remove(posix.join(folder, name));
  },
  real: (path) => realpath(path).catch(() => undefined),
  writable: (path) =>
    access(path, constants.W_OK).then(
      () => true,
      () => false,
    ),
  run: runCommand,
};

async function writeAtomically(path: string, bytes: Uint8Array, meta: FileMeta): Promise<void> {
  const folder = posix.dirname(path);
  const draft = posix.join(folder, `.tlsql-secure-${randomBytes(8).toString('hex')}`);
  const file = await open(
    draft,
    constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW,
    0o600,
  );
  try {
    await file.writeFile(bytes);
    const own = await file.stat();
    if (own.uid !== meta.uid || own.gid !== meta.gid) await file.chown(meta.uid, meta.gid);
    await file.chmod(meta.mode);
    await file.sync();
    await file.close();
    await rename(draft, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await unlink(draft).catch(() => undefined);
    throw error;
  }
  const handle = await open(folder, 'r');
  await handle.sync().catch(() => undefined);
  await handle.close();
}

/** Runs a shell command in a process group of its own, so that nothing of it outlives its time. */
function runCommand(command: string, millis: number): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    const take = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-4000);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    let finished = false;
    const finish = (status: number): void => {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      // A server that the command starts may keep its pipes open.
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      resolve({ status, output: output.trim() });
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      finish(124);
    }, millis);
    child.on('error', () => finish(127));
    // Not `close`: a server that was started in the background holds the pipes.
    child.on('exit', (code) => setTimeout(() => finish(code ?? 1), 20));
  });
}

/** Whether two metas are the same. */
export function sameMeta(a: FileMeta, b: FileMeta): boolean {
  return a.mode === b.mode && a.uid === b.uid && a.gid === b.gid;
}
