import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import {
  access,
  chmod,
  lstat,
  mkdir,
  open,
  readdir,
  readlink,
  realpath,
  rename,
  rmdir,
  stat,
  unlink,
} from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import { posix } from 'node:path';
import { fileError, listNames, readBytes } from './files.ts';
import { draftName, type FileEnd, type FileMeta, type FileStats, type Machine, type NotSeen } from './machine.ts';
import { runCommand } from './run-command.ts';

/** This machine. */
export const localMachine: Machine = {
  stat: async (path) => seen(path, await stat(path).catch(notSeen)),
  lstat: (paths) => Promise.all(paths.map(async (path) => seen(path, await lstat(path).catch(notSeen)))),
  async meta(path) {
    try {
      return await found(path, await stat(path));
    } catch (error) {
      if (isErrno(error, 'ENOENT', 'ENOTDIR')) return undefined;
      throw fileError(error, path);
    }
  },
  read: readBytes,
  async tail(path, most) {
    try {
      return await endOf(path, most);
    } catch (error) {
      throw fileError(error, path);
    }
  },
  list: listNames,
  links: linkTargets,
  async commandLines(words) {
    const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
    const lines = await Promise.all(pids.map((pid) => readBytes(`/proc/${pid}/cmdline`).catch(() => new Uint8Array())));
    const texts = lines.map((bytes, index) => ({
      pid: Number(pids[index]),
      text: new TextDecoder().decode(bytes),
    }));
    return texts.filter(({ text }) => words.some((word) => text.includes(word))).sort((a, b) => a.pid - b.pid);
  },
  real: (path) => realpath(path).catch(() => undefined),
  writable: (path) =>
    access(path, constants.W_OK).then(
      () => true,
      () => false,
    ),
  hostName: () => Promise.resolve(hostname()),
  hasAddress: (address) => Promise.resolve(isOwnAddress(address)),
  async write(path, bytes, meta) {
    try {
      await writeAtomically(path, bytes, meta);
    } catch (error) {
      throw fileError(error, path, 'write');
    }
  },
  async remove(path) {
    await unlink(path).catch((error: unknown) => {
      if (!isErrno(error, 'ENOENT', 'ENOTDIR')) throw fileError(error, path, 'write');
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
      if (!isErrno(error, 'ENOENT', 'ENOTDIR', 'ENOTEMPTY', 'EEXIST')) throw fileError(error, path, 'write');
    });
  },
  async sweep(folder) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((one) => draftName.test(one))) await localMachine.remove(posix.join(folder, name));
  },
  run: runCommand,
};

const isErrno = (error: unknown, ...names: readonly string[]): boolean =>
  names.includes((error as NodeJS.ErrnoException).code ?? '');

const notSeen = (error: unknown): NotSeen => ({ errno: (error as NodeJS.ErrnoException).code ?? 'unknown' });

async function seen(path: string, stats: Stats | NotSeen): Promise<FileStats | NotSeen> {
  return 'errno' in stats ? stats : await found(path, stats).catch(notSeen);
}

async function found(path: string, stats: Stats): Promise<FileStats> {
  const link = stats.isSymbolicLink();
  return {
    type: link ? 'link' : stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other',
    mode: stats.mode & 0o7777,
    uid: stats.uid,
    gid: stats.gid,
    size: stats.size,
    modified: new Date(Math.floor(stats.mtimeMs / 1000) * 1000),
    identity: `${stats.dev}:${stats.ino}`,
    ...(link ? { target: await readlink(path) } : {}),
  };
}

async function linkTargets(folder: string): Promise<ReadonlyMap<string, string> | undefined> {
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined) return undefined;
  const targets = await Promise.all(
    names.map(async (name) => [name, await readlink(posix.join(folder, name)).catch(() => undefined)] as const),
  );
  return new Map(targets.flatMap(([name, target]) => (target === undefined ? [] : [[name, target] as const])));
}

async function endOf(path: string, most: number): Promise<FileEnd> {
  if (!(await stat(path)).isFile()) {
    const bytes = await readBytes(path);
    return { bytes: bytes.subarray(-most), size: bytes.length, from: Math.max(0, bytes.length - most) };
  }
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - most);
    const bytes = Buffer.alloc(size - from);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    return { bytes: bytes.subarray(0, bytesRead), size, from };
  } finally {
    await file.close();
  }
}

function isOwnAddress(address: string): boolean {
  const bare = address.replace(/^::ffff:/, '');
  const own = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((one) => one.address));
  return /^(127\.|::1$|localhost$)/.test(bare) || own.includes(bare);
}

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
