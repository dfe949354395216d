import { readdir, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import type { FileFact, Identity } from '../facts/file.ts';
import { fileContent } from '../facts/file-content.ts';
import { readBytes } from '../io/files.ts';
import type { Accounts } from './identity.ts';
import { mountOf, readMounts } from './mounts.ts';
import { realPath, walkPath } from './walk-path.ts';

/** What is needed to look at a file as a program would. */
export interface FileView {
  /** The folder against which the program takes relative paths. */
  readonly base: string;
  readonly accounts: Accounts;
  /** The user to try it as, when we are root and may become it. */
  readonly tryAs?: Identity;
  /** The program's process, for its own mount namespace. */
  readonly pid?: number;
}

/** How many files of a CA folder are read: more are no CA folder. */
const mostEntries = 500;

/** A file that a program is told to read, followed component by component, with its content where we may read it. */
export async function fileFact(named: string, view: FileView): Promise<FileFact> {
  const path = posix.resolve(view.base, named);
  const steps = await walkPath(path, view.accounts);
  const real = await realPath(path);
  const last = steps.at(-1);
  const there = last !== undefined && last.type !== 'missing' && real !== undefined;
  const mount = there ? mountOf(real, readMounts()) : undefined;
  const seen = there && last.type === 'file' ? await readFileParts(path) : {};
  const entries = there && last.type === 'directory' ? await folderEntries(path, view) : undefined;
  const inside = there && view.pid !== undefined ? await insideView(path, view.pid) : undefined;
  return {
    named,
    path,
    steps,
    ...(real === undefined ? {} : { real }),
    ...(mount === undefined ? {} : { mount }),
    ...seen,
    ...(entries === undefined ? {} : { entries }),
    ...(inside === undefined ? {} : { inside }),
  };
}

async function readFileParts(path: string): Promise<Pick<FileFact, 'size' | 'modified' | 'content'>> {
  try {
    const { size, mtime } = await stat(path);
    return { size, modified: mtime, content: fileContent(await readBytes(path)) };
  } catch {
    // Not readable for us; the steps say why.
    return {};
  }
}

async function folderEntries(path: string, view: FileView): Promise<FileFact[] | undefined> {
  try {
    const names = (await readdir(path)).sort().slice(0, mostEntries);
    return await Promise.all(names.map(async (name) => fileFact(posix.join(path, name), { ...view, base: '/' })));
  } catch {
    return undefined;
  }
}

/** The same path through the process's own root: another mount namespace may hide it or show another file. */
async function insideView(path: string, pid: number): Promise<FileFact['inside']> {
  try {
    await stat(`/proc/${pid}/root/`);
  } catch {
    return undefined;
  }
  try {
    const [own, theirs] = await Promise.all([stat(path), stat(`/proc/${pid}/root${path}`)]);
    return { exists: true, sameFile: own.ino === theirs.ino && own.dev === theirs.dev };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? { exists: false } : undefined;
  }
}
