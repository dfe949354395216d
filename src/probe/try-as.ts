import { shellWord } from '../checks/engine/server-mend.ts';
import type { FileFact, Identity } from '../facts/file.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';

/** Reads a byte of each file, or looks into each folder, as the user that setpriv has become. */
const script = [
  'for f do',
  'if [ -d "$f" ]; then [ -r "$f" ] && [ -x "$f" ] && echo yes || echo no;',
  // Anything else than a file (a FIFO) would be waited for.
  'elif [ -f "$f" ]; then head -c 1 -- "$f" >/dev/null 2>&1 && echo yes || echo no;',
  'else echo no; fi; done',
].join(' ');

const patience = 3000;

/**
 * The kernel's own word on whether `who` may open the files: it knows of access lists, capabilities and security modules
 * what mode bits do not show. Only root may ask; without an answer the facts stay as they are.
 */
export async function triedAs<K extends string>(
  files: Readonly<Partial<Record<K, FileFact>>>,
  who: Identity,
  machine: Pick<Machine, 'run'> = localMachine,
): Promise<Partial<Record<K, FileFact>>> {
  const entries = (Object.entries(files) as [K, FileFact][]).filter(([, file]) => isThere(file));
  if (entries.length === 0 || who.uid === 0) return files;
  const groups = who.groups.length === 0 ? '--clear-groups' : `--groups ${who.groups.join(',')}`;
  const become = `setpriv --reuid ${who.uid} --regid ${who.gid} ${groups}`;
  const paths = entries.map(([, { path }]) => shellWord(path)).join(' ');
  const { status, output } = await machine.run(`${become} sh -c ${shellWord(script)} sh ${paths}`, patience);
  const words = output.trim().split('\n');
  if (status !== 0 || words.length !== entries.length) return files;
  const tried = entries.map(([role, file], index): [K, FileFact] => [
    role,
    { ...file, opened: { as: who, ok: words[index] === 'yes' } },
  ]);
  return { ...files, ...(Object.fromEntries(tried) as Partial<Record<K, FileFact>>) };
}

function isThere({ steps }: FileFact): boolean {
  const last = steps.at(-1);
  return last !== undefined && (last.type === 'file' || last.type === 'directory');
}
