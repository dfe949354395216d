import { lstat, readlink, realpath } from 'node:fs/promises';
import { posix } from 'node:path';
import type { PathStep } from '../facts/file.ts';
import type { Accounts } from './identity.ts';

/** More links than any sane path has; the kernel's own limit is 40. */
const mostLinks = 40;

/** Every component from `/` to the file, links followed, as far as it can be seen. `path` is absolute. */
export async function walkPath(path: string, accounts: Accounts): Promise<PathStep[]> {
  const steps: PathStep[] = [await look('/', accounts)];
  let todo = parts(path);
  let here = '/';
  let links = 0;
  while (todo.length > 0) {
    const [name = '', ...rest] = todo;
    todo = rest;
    here = posix.join(here, name);
    const step = await look(here, accounts);
    steps.push(step);
    if (step.type === 'link') {
      links += 1;
      if (links > mostLinks) {
        steps[steps.length - 1] = { ...step, type: 'unknown', errno: 'ELOOP' };
        return steps;
      }
      const target = step.target ?? '';
      const next = posix.resolve(posix.dirname(here), target);
      // The folders of the target are passed as well: from the root down.
      todo = [...parts(next), ...todo];
      here = '/';
    } else if (step.type !== 'directory') {
      return unique(steps);
    }
  }
  return unique(steps);
}

const parts = (path: string): string[] => path.split('/').filter((name) => name !== '' && name !== '.');

/** Folders that both the link and its target lie in are judged once. */
function unique(steps: readonly PathStep[]): PathStep[] {
  const last = steps.at(-1);
  return steps.filter((step, index) => step === last || steps.findIndex(({ path }) => path === step.path) === index);
}

async function look(path: string, accounts: Accounts): Promise<PathStep> {
  try {
    const stats = await lstat(path);
    const owner = accounts.users.find(({ uid }) => uid === stats.uid)?.name;
    const group = accounts.groups.find(({ gid }) => gid === stats.gid)?.name;
    const base = {
      path,
      mode: stats.mode & 0o7777,
      uid: stats.uid,
      gid: stats.gid,
      ...(owner === undefined ? {} : { owner }),
      ...(group === undefined ? {} : { group }),
    };
    if (stats.isSymbolicLink()) return { ...base, type: 'link', target: await readlink(path) };
    return { ...base, type: stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other' };
  } catch (error) {
    const errno = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return errno === 'ENOENT' || errno === 'ENOTDIR' ? { path, type: 'missing' } : { path, type: 'unknown', errno };
  }
}

/** The path with all links followed; undefined when it leads nowhere. */
export async function realPath(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    return undefined;
  }
}
