import { localMachine } from '../io/local-machine.ts';
import { ifHad, type Machine, textOf } from '../io/machine.ts';
import { localOptionFiles } from '../io/option-source.ts';
import type { OptionFileAnswer, OptionFileSource } from '../optionfile/visit-option-file.ts';
import { localProc, type ProcView } from './proc-view.ts';

/** A machine for looks that ask and go on at once. */
export interface Sources {
  readonly view: ProcView;
  readonly options: OptionFileSource;
}

/** A look that asks for ever new things is no look. */
const mostRounds = 60;

/**
 * Carries out a look that asks a machine and goes on at once. On another machine every answer is a journey, so the look is
 * made with what is known, all that it asked for is fetched together, and it is made again, until it asks for nothing new.
 * The sources that it saw are returned as well: they answer the same for ever.
 */
export async function readAhead<T>(
  machine: Machine,
  look: (sources: Sources) => T,
): Promise<{ readonly value: T; readonly sources: Sources }> {
  if (machine === localMachine) {
    const sources = { view: localProc, options: localOptionFiles };
    return { value: look(sources), sources };
  }
  const known = new Map<string, unknown>();
  const wanted = new Map<string, () => Promise<void>>();
  const ask = (kind: string, path: string, fetch: () => Promise<unknown>): unknown => {
    const key = `${kind} ${path}`;
    if (!known.has(key)) wanted.set(key, async () => void known.set(key, await fetch()));
    return known.get(key);
  };
  const sources = sourcesOf(machine, ask, (kind, path, value) => known.set(`${kind} ${path}`, value));
  for (let round = 0; ; round += 1) {
    const value = look(sources);
    const fetches = [...wanted.values()];
    wanted.clear();
    if (fetches.length === 0 || round === mostRounds) return { value, sources };
    await Promise.all(fetches.map((fetch) => fetch()));
  }
}

type Ask = (kind: string, path: string, fetch: () => Promise<unknown>) => unknown;
type Tell = (kind: string, path: string, value: unknown) => void;

function sourcesOf(machine: Machine, ask: Ask, tell: Tell): Sources {
  const names = async (folder: string): Promise<readonly string[] | undefined> => {
    if (folder === '/proc') return await serverNames(machine, tell);
    if (!/^\/proc\/\d+\/fd$/.test(folder)) return await ifHad(machine.list(folder));
    const links = await machine.links(folder);
    for (const [name, target] of links ?? []) tell('link', `${folder}/${name}`, target);
    return links === undefined ? undefined : [...links.keys()];
  };
  const link = async (path: string): Promise<string | undefined> => {
    const [seen] = await machine.lstat([path]);
    return seen === undefined || 'errno' in seen ? undefined : seen.target;
  };
  const inode = async (path: string): Promise<string | undefined> => {
    const seen = await machine.stat(path);
    return 'errno' in seen ? undefined : seen.identity;
  };
  return {
    view: {
      text: (path) => ask('text', path, () => textOf(machine, path)) as string | undefined,
      names: (folder) => ask('names', folder, () => names(folder)) as readonly string[] | undefined,
      link: (path) => ask('link', path, () => link(path)) as string | undefined,
      inode: (path) => ask('inode', path, () => inode(path)) as string | undefined,
    },
    options: {
      read: (path) =>
        (ask('option file', path, () => optionFile(machine, path)) as OptionFileAnswer | undefined) ?? {
          kind: 'missing',
        },
      list: (folder) => (ask('names', folder, () => names(folder)) as readonly string[] | undefined) ?? null,
    },
  };
}

/** Of all processes only those that may be servers: nobody asks for another, and there may be thousands. */
async function serverNames(machine: Machine, tell: Tell): Promise<string[]> {
  const lines = await machine.commandLines(['mysqld', 'mariadbd']);
  for (const { pid, text } of lines) tell('text', `/proc/${pid}/cmdline`, text);
  return lines.map(({ pid }) => String(pid));
}

async function optionFile(machine: Machine, path: string): Promise<OptionFileAnswer> {
  const [stats, bytes] = await Promise.all([machine.stat(path), ifHad(machine.read(path))]);
  if ('errno' in stats)
    return /^(ENOENT|ENOTDIR)$/.test(stats.errno) ? { kind: 'missing' } : { kind: 'unreadable', why: stats.errno };
  if (bytes === undefined) return { kind: 'unreadable', why: stats.type === 'directory' ? 'EISDIR' : 'EACCES' };
  return { kind: 'file', bytes, mode: stats.type === 'file' ? stats.mode : 0 };
}
