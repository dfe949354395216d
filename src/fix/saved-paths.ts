import { posix } from 'node:path';
import { digest } from '../base/digest.ts';
import { fail } from '../base/error.ts';
import { shellWord } from '../checks/engine/server-mend.ts';
import { type FileStats, keepCopy, type Machine, sameMeta } from '../io/machine.ts';
import { isHashLinkName } from '../x509/hash-link.ts';
import type { FixAct, FixStep } from './fix-plan.ts';

/** A path as it was before anything was done: all that the steps can change about it. Contents only of option files. */
export interface SavedPath {
  readonly path: string;
  /** For a folder whose hash links are made: the names of those that were there. */
  readonly links?: readonly string[];
  /** Undefined: nothing was there. */
  readonly was?: {
    readonly type: FileStats['type'];
    readonly mode: number;
    readonly uid: number;
    readonly gid: number;
    readonly target?: string;
    /** Its access list as getfacl prints it, where a step changes that. */
    readonly acl?: string;
    readonly sha256?: string;
    /** Where the bytes are kept. */
    readonly copy?: string;
  };
}

/** Notes every path that the steps will change; option files are copied into `folder`. */
export async function savePaths(
  machine: Machine,
  steps: readonly FixStep[],
  folder: string,
): Promise<readonly SavedPath[]> {
  const saved: SavedPath[] = [];
  for (const { action } of steps) {
    if (action.do === 'rehash') saved.push({ path: action.folder, links: await hashNames(machine, action.folder) });
    for (const path of await touched(machine, action)) {
      if (saved.some((one) => one.path === path)) continue;
      const copy = steps.some((step) => step.action.do === 'edit-option-file' && step.action.path === path);
      const listed = steps.some((step) => changesAcl(step.action, path));
      saved.push(await savePath(machine, path, copy ? posix.join(folder, `saved-${saved.length}`) : undefined, listed));
    }
  }
  return saved;
}

/** `chmod` changes the mask of an access list as well. */
function changesAcl(action: FixAct, path: string): boolean {
  return action.do === 'run' && action.path === path && (action.kind === 'acl' || action.kind === 'mode');
}

async function touched(machine: Machine, action: FixAct): Promise<string[]> {
  if (action.do === 'run') return [action.path];
  if (action.do === 'edit-option-file') return [action.path];
  if (action.do !== 'rehash') return [];
  return (await hashNames(machine, action.folder)).map((name) => posix.join(action.folder, name));
}

async function hashNames(machine: Machine, folder: string): Promise<string[]> {
  return (await machine.list(folder)).filter(isHashLinkName);
}

async function savePath(machine: Machine, path: string, copy: string | undefined, listed: boolean): Promise<SavedPath> {
  const [stats] = await machine.lstat([path]);
  if (stats === undefined || 'errno' in stats) {
    if (stats?.errno === 'ENOENT') return { path };
    return fail('secure-step-failed', { at: path, seen: stats?.errno ?? 'nothing', expected: 'to look at it' });
  }
  const { type, mode, uid, gid, target } = stats;
  const bytes = copy === undefined ? undefined : await machine.read(path);
  if (copy !== undefined && bytes !== undefined) await keepCopy(machine, copy, bytes, stats);
  const acl = listed ? await aclOf(machine, path) : undefined;
  return {
    path,
    was: {
      type,
      mode,
      uid,
      gid,
      ...(target === undefined ? {} : { target }),
      ...(acl === undefined ? {} : { acl }),
      ...(bytes === undefined || copy === undefined ? {} : { copy, sha256: digest(bytes) }),
    },
  };
}

/** Undefined where there is no getfacl; then no list was set with its companion either. */
async function aclOf(machine: Machine, path: string): Promise<string | undefined> {
  const { status, output } = await machine.run(`getfacl -cp ${shellWord(path)} 2>/dev/null`, 5000);
  return status === 0 && output !== '' ? output : undefined;
}

/** Brings every path back. May be done twice. */
export async function restorePaths(machine: Machine, saved: readonly SavedPath[]): Promise<void> {
  for (const { path, was, links } of saved) {
    const word = shellWord(path);
    if (links !== undefined) {
      for (const name of await newLinks(machine, path, links)) await machine.remove(posix.join(path, name));
      continue;
    }
    await machine.sweep(posix.dirname(path));
    if (was === undefined) {
      const [now] = await machine.lstat([path]);
      if (now !== undefined && !('errno' in now) && now.type === 'link') await machine.remove(path);
    } else if (was.type === 'link') {
      await mustRun(machine, `ln -sfn ${shellWord(was.target ?? '')} ${word}`);
    } else {
      const mode = was.mode.toString(8).padStart(4, '0');
      if (was.copy !== undefined) await putBack(machine, path, was.copy, was);
      await mustRun(machine, `chown ${was.uid}:${was.gid} ${word} && chmod ${mode} ${word}`, was, path);
      if (was.acl !== undefined)
        await mustRun(machine, `printf '%s\\n' ${shellWord(was.acl)} | setfacl --set-file=- ${word}`, undefined, path);
    }
  }
}

/** Hash links that were not there before. A file of such a name is nobody's link. */
async function newLinks(machine: Machine, folder: string, before: readonly string[]): Promise<string[]> {
  const names = (await hashNames(machine, folder)).filter((name) => !before.includes(name));
  const stats = await machine.lstat(names.map((name) => posix.join(folder, name)));
  return names.filter((_, index) => {
    const one = stats[index];
    return one !== undefined && !('errno' in one) && one.type === 'link';
  });
}

async function putBack(
  machine: Machine,
  path: string,
  copy: string,
  was: NonNullable<SavedPath['was']>,
): Promise<void> {
  const now = await machine.meta(path);
  if (now !== undefined && digest(await machine.read(path)) === was.sha256) return;
  await machine.write(path, await machine.read(copy), was);
}

/** Runs a line that must end well; one that would change nothing is left out. */
async function mustRun(
  machine: Machine,
  line: string,
  unless?: NonNullable<SavedPath['was']>,
  path?: string,
): Promise<void> {
  if (unless !== undefined && path !== undefined) {
    const now = await machine.meta(path);
    if (now !== undefined && sameMeta(now, unless)) return;
  }
  const { status, output } = await machine.run(line, 10_000);
  if (status !== 0) fail('secure-step-failed', { at: line, seen: output === '' ? `status ${status}` : output });
}

/** What is not as it was, each a clause; empty: everything is. */
export async function differences(machine: Machine, saved: readonly SavedPath[]): Promise<string[]> {
  const said: string[] = [];
  for (const { path, was, links } of saved) {
    if (links !== undefined) {
      for (const name of await newLinks(machine, path, links))
        said.push(`${posix.join(path, name)} is there and was not`);
      continue;
    }
    const [now] = await machine.lstat([path]);
    if (now === undefined || 'errno' in now) {
      if (was !== undefined) said.push(`${path} is gone`);
    } else if (was === undefined) said.push(`${path} is there and was not`);
    else if (now.type !== was.type || now.target !== was.target) said.push(`${path} is another kind of thing`);
    else if (now.type !== 'link' && !sameMeta(now, was)) said.push(`${path} has another owner or mode`);
    else if (was.sha256 !== undefined && digest(await machine.read(path)) !== was.sha256)
      said.push(`${path} has other bytes`);
    else if (was.acl !== undefined && (await aclOf(machine, path)) !== was.acl)
      said.push(`${path} has another access list`);
  }
  return said;
}
