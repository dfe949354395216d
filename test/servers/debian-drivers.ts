import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aptMissing, findOnPath } from '../../scripts/servers/apt.ts';
import { cacheRoot } from '../../scripts/servers/cache.ts';

/** A driver that Debian packages, unpacked into the cache and never installed. */
export interface Driver {
  /** The folder that it was unpacked to; undefined: it can't be had, `missing` says why. */
  readonly folder: string | undefined;
  readonly missing: string;
}

/** Fetches a package as the machine's own apt would, once; later runs find it in the cache. `program` runs it. */
export function driver(debianPackage: string, program: string): Driver {
  const missing = (why: string): Driver => ({ folder: undefined, missing: why });
  if (findOnPath(program) === null) return missing(`no ${program} on this machine`);
  const folder = join(dirname(cacheRoot()), 'drivers', debianPackage);
  if (existsSync(folder)) return { folder, missing: '' };
  const noApt = aptMissing();
  if (noApt !== null) return missing(noApt);
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  try {
    const fetched = spawnSync('apt-get', ['-q', 'download', debianPackage], {
      cwd: work,
      timeout: 60_000,
      encoding: 'utf8',
    });
    const file = readdirSync(work).find((name) => name.endsWith('.deb'));
    if (fetched.status !== 0 || file === undefined) return missing(`apt-get download ${debianPackage} failed`);
    const unpacked = spawnSync('dpkg-deb', ['-x', file, 'tree'], { cwd: work, timeout: 60_000 });
    if (unpacked.status !== 0) return missing(`${file} can't be unpacked`);
    // Whole or not at all; another run may have been first.
    if (!existsSync(folder)) renameSync(join(work, 'tree'), folder);
    return { folder, missing: '' };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
