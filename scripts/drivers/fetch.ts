import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aptMissing, findOnPath } from '../servers/apt.ts';
import { cacheRoot } from '../servers/cache.ts';

/** What was fetched of a driver: the folder it was unpacked to, or why it can't be had, in a clause. */
export type Fetched = { readonly folder: string; readonly missing?: never } | { readonly missing: string };

const minutes = (count: number): number => count * 60_000;

/** Where unpacked drivers lie, each in a folder by its name; none is ever installed. */
export const driversFolder = (): string => join(dirname(cacheRoot()), 'drivers');

/**
 * Fetches Debian packages into the folder `name`, once; later runs find them there. With `depends` also what they need that
 * the machine has not installed, as its own apt solves it.
 */
export function fetchDebian(name: string, packages: readonly string[], depends: boolean): Fetched {
  return once(name, (work) => {
    const noApt = aptMissing();
    if (noApt !== null) return noApt;
    const wanted = depends ? solved(packages) : packages;
    if (wanted === undefined) return `apt knows no ${packages.join(' ')}`;
    const fetched = spawnSync('apt-get', ['-q', 'download', ...wanted], { cwd: work, timeout: minutes(5) });
    const files = readdirSync(work).filter((file) => file.endsWith('.deb'));
    if (fetched.status !== 0 || files.length < wanted.length) return `apt-get download ${packages.join(' ')} failed`;
    for (const file of files) {
      const unpacked = spawnSync('dpkg-deb', ['-x', file, 'tree'], { cwd: work, timeout: minutes(3) });
      if (unpacked.status !== 0) return `${file} can't be unpacked`;
    }
    return undefined;
  });
}

/** Fetches a package of npm with what it needs, and runs none of its scripts. */
export function fetchNpm(name: string, wanted: string): Fetched {
  return once(name, (work) => {
    if (findOnPath('npm') === null) return 'no npm on this machine';
    mkdirSync(join(work, 'tree'));
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', join(work, 'tree'), wanted];
    return spawnSync('npm', args, { cwd: work, timeout: minutes(3) }).status === 0
      ? undefined
      : `npm install ${wanted} failed`;
  });
}

/** Whole or not at all: `make` fills `tree` below its folder, and says why it can't. */
function once(name: string, make: (work: string) => string | undefined): Fetched {
  const folder = join(driversFolder(), name);
  if (existsSync(folder)) return { folder };
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  try {
    const missing = make(work);
    if (missing !== undefined) return { missing };
    // Another run may have been first.
    if (!existsSync(folder)) renameSync(join(work, 'tree'), folder);
    return { folder };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What apt would install for the packages; undefined where it can't. */
function solved(packages: readonly string[]): string[] | undefined {
  const args = ['-s', '-q', 'install', '--no-install-recommends', '--reinstall', ...packages];
  const { status, stdout } = spawnSync('apt-get', args, { encoding: 'utf8', timeout: minutes(1) });
  const names = [...stdout.matchAll(/^Inst (\S+)/gm)].flatMap(([, one]) => (one === undefined ? [] : [one]));
  return status === 0 && names.length > 0 ? names : undefined;
}
