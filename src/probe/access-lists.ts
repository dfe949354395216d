import { pathObstacle } from '../checks/engine/path-access.ts';
import { shellWord } from '../checks/engine/server-mend.ts';
import type { AclEntry, FileFact, Identity, PathStep } from '../facts/file.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';

const patience = 3000;

/**
 * The access lists on the way to files whose mode bits do not tell what happens: they allow what the kernel refused, or they
 * refuse and nobody could try. Asked for with getfacl where that is installed; the rest stays as it is.
 */
export async function withAccessLists<K extends string>(
  files: Readonly<Partial<Record<K, FileFact>>>,
  who: Identity,
  machine: Pick<Machine, 'run'> = localMachine,
): Promise<Partial<Record<K, FileFact>>> {
  const entries = Object.entries(files) as [K, FileFact][];
  const paths = new Set(
    entries
      .filter(([, file]) => isDoubtful(file, who))
      .flatMap(([, { steps }]) => steps.filter(mayHaveList).map(({ path }) => path)),
  );
  if (paths.size === 0) return files;
  const { output } = await machine.run(`getfacl -pn -- ${[...paths].map(shellWord).join(' ')} 2>/dev/null`, patience);
  const lists = parseAccessLists(output);
  const listed = entries.map(([role, file]): [K, FileFact] => [
    role,
    { ...file, steps: file.steps.map((step) => withList(step, lists)) },
  ]);
  return { ...files, ...(Object.fromEntries(listed) as Partial<Record<K, FileFact>>) };
}

function isDoubtful(file: FileFact, who: Identity): boolean {
  const kind = file.steps.at(-1)?.type === 'directory' ? 'folder' : 'file';
  const { obstacle } = pathObstacle(file, who, kind) ?? {};
  if (file.opened === undefined) return obstacle === 'folder-closed' || obstacle === 'file-closed';
  return obstacle === 'refused-beyond-modes';
}

const mayHaveList = ({ type }: PathStep): boolean => type === 'file' || type === 'directory';

function withList(step: PathStep, lists: ReadonlyMap<string, readonly AclEntry[]>): PathStep {
  const acl = lists.get(step.path);
  return acl === undefined || acl.length === 0 ? step : { ...step, acl };
}

/** What `getfacl -n` prints (getfacl(1)), by path: the entries beyond the mode bits, none where there is no list. */
export function parseAccessLists(text: string): ReadonlyMap<string, readonly AclEntry[]> {
  const lists = new Map<string, readonly AclEntry[]>();
  for (const part of text.split(/\n\n+/)) {
    const path = /^# file: (.*)$/m.exec(part)?.[1];
    if (path === undefined) continue;
    const entries = part.split('\n').flatMap((line) => entryOf(line) ?? []);
    const real = entries.some(({ tag, who }) => tag === 'mask' || who !== undefined);
    lists.set(unescaped(path), real ? entries : []);
  }
  return lists;
}

function entryOf(line: string): AclEntry | undefined {
  const [, tag, who = '', bits = ''] = /^(user|group|mask):(\d*):([r-][w-][x-])/.exec(line) ?? [];
  // The owner's class stands in the mode bits.
  if (tag === undefined || (tag === 'user' && who === '')) return undefined;
  const value = [...bits].reduce((sum, letter, index) => (letter === '-' ? sum : sum + (4 >> index)), 0);
  return { tag: tag as AclEntry['tag'], bits: value, ...(who === '' ? {} : { who: Number(who) }) };
}

/** Blanks, backslashes and what is no ASCII is written as octal numbers. */
const unescaped = (path: string): string =>
  Buffer.from(
    path.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8))),
    'latin1',
  ).toString('utf8');
