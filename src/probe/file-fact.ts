import { posix } from 'node:path';
import { TlsqlError } from '../base/error.ts';
import type { FileContent, FileFact, Identity, Mount } from '../facts/file.ts';
import { fileContent } from '../facts/file-content.ts';
import { localMachine } from '../io/local-machine.ts';
import { ifHad, type Machine } from '../io/machine.ts';
import type { Accounts } from './identity.ts';
import { mountOf, readMounts } from './mounts.ts';
import { walkPath } from './walk-path.ts';

/** What is needed to look at a file as a program would. */
export interface FileView {
  /** The folder against which the program takes relative paths. */
  readonly base: string;
  readonly accounts: Accounts;
  /** The user to try it as, when we are root and may become it. */
  readonly tryAs?: Identity;
  /** The program's process, for its own mount namespace. */
  readonly pid?: number;
  /** The machine that it is on, this one unless said. */
  readonly machine?: Machine;
  /** Whether the files of a folder are looked at as well: yes unless said. */
  readonly entries?: boolean;
  /** The mounts there, where they were read already. */
  readonly mounts?: readonly Mount[];
}

/** How many files of a CA folder are read: more are no CA folder. */
const mostEntries = 500;

/** A file that a program is told to read, followed component by component, with its content where we may read it. */
export async function fileFact(named: string, view: FileView): Promise<FileFact> {
  const path = posix.resolve(view.base, named);
  const { machine = localMachine, pid } = view;
  const [steps, real, mounts] = await Promise.all([
    walkPath(path, view.accounts, machine),
    machine.real(path),
    view.mounts ?? readMounts(machine),
  ]);
  const last = steps.at(-1);
  const there = last !== undefined && last.type !== 'missing' && real !== undefined;
  const mount = there ? mountOf(real, mounts) : undefined;
  const seen = there && last.type === 'file' ? await readFileParts(path, machine) : {};
  const inner = there && last.type === 'directory' && view.entries !== false;
  const entries = inner ? await folderEntries(path, { ...view, mounts }) : undefined;
  const inside = there && pid !== undefined ? await insideView(path, pid, machine) : undefined;
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

async function readFileParts(path: string, machine: Machine): Promise<Pick<FileFact, 'size' | 'modified' | 'content'>> {
  const content = machine.read(path).then(fileContent, tooLarge);
  const [stats, seen] = await Promise.all([machine.stat(path), ifHad(content)]);
  // Where it is not readable for us, the steps say why.
  if ('errno' in stats || seen === undefined) return {};
  return { size: stats.size, modified: stats.modified, content: seen };
}

/** A file that is larger than any of its kind is not read. */
function tooLarge(error: unknown): FileContent {
  if (error instanceof TlsqlError && error.code === 'file-too-large') return { form: 'too-large', blocks: [] };
  throw error;
}

async function folderEntries(path: string, view: FileView): Promise<FileFact[] | undefined> {
  const names = (await ifHad((view.machine ?? localMachine).list(path)))?.slice(0, mostEntries);
  if (names === undefined) return undefined;
  return await Promise.all(names.map(async (name) => fileFact(posix.join(path, name), { ...view, base: '/' })));
}

/** The same path through the process's own root: another mount namespace may hide it or show another file. */
async function insideView(path: string, pid: number, machine: Machine): Promise<FileFact['inside']> {
  const [root, own, theirs] = await Promise.all(
    [`/proc/${pid}/root/`, path, `/proc/${pid}/root${path}`].map((one) => machine.stat(one)),
  );
  if (root === undefined || own === undefined || theirs === undefined || 'errno' in root) return undefined;
  if ('errno' in theirs) return theirs.errno === 'ENOENT' ? { exists: false } : undefined;
  return 'errno' in own ? undefined : { exists: true, sameFile: own.identity === theirs.identity };
}
