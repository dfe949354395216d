import { posix } from 'node:path';
import type { PathStep } from '../facts/file.ts';
import { localMachine } from '../io/local-machine.ts';
import type { FileStats, Machine, NotSeen } from '../io/machine.ts';
import type { Accounts } from './identity.ts';

/** More links than any sane path has; the kernel's own limit is 40. */
const mostLinks = 40;

/** Every component from `/` to the file, links followed, as far as it can be seen. `path` is absolute. */
export async function walkPath(path: string, accounts: Accounts, machine: Machine = localMachine): Promise<PathStep[]> {
  const stats = new Map<string, FileStats | NotSeen>();
  // All folders of a path are asked for at once: on another machine each question is a journey.
  const look = async (at: string, todo: readonly string[]): Promise<PathStep> => {
    if (!stats.has(at)) {
      const paths = [at, ...todo.map((_, index) => posix.join(at, ...todo.slice(0, index + 1)))];
      const seen = await machine.lstat(paths);
      for (const [index, one] of paths.entries()) stats.set(one, seen[index] ?? { errno: 'unknown' });
    }
    return stepOf(at, stats.get(at) ?? { errno: 'unknown' }, accounts);
  };
  let todo = parts(path);
  const steps: PathStep[] = [await look('/', todo)];
  let here = '/';
  let links = 0;
  while (todo.length > 0) {
    const [name = '', ...rest] = todo;
    todo = rest;
    here = posix.join(here, name);
    const step = await look(here, todo);
    steps.push(step);
    if (step.type === 'link') {
      links += 1;
      if (links > mostLinks) {
        steps[steps.length - 1] = { ...step, type: 'unknown', errno: 'ELOOP' };
        return steps;
      }
      const next = posix.resolve(posix.dirname(here), step.target ?? '');
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

function stepOf(path: string, stats: FileStats | NotSeen, accounts: Accounts): PathStep {
  if ('errno' in stats) {
    const { errno } = stats;
    return errno === 'ENOENT' || errno === 'ENOTDIR' ? { path, type: 'missing' } : { path, type: 'unknown', errno };
  }
  const { type, mode, uid, gid, target } = stats;
  const owner = accounts.users.find((one) => one.uid === uid)?.name;
  const group = accounts.groups.find((one) => one.gid === gid)?.name;
  return {
    path,
    mode,
    uid,
    gid,
    ...(owner === undefined ? {} : { owner }),
    ...(group === undefined ? {} : { group }),
    type,
    ...(target === undefined ? {} : { target }),
  };
}
