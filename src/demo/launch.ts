import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../base/error.ts';

/** How to run a server program that lies unpacked in the cache; written there as launch.json by `npm run servers`. */
export interface Launch {
  readonly name: string;
  readonly flavor: 'mysql' | 'mariadb';
  readonly version: string;
  /** The program, with the loader of its tree before it. */
  readonly server: readonly string[];
  readonly args: readonly string[];
  /** Lines for `[mysqld]`. */
  readonly options: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** A fresh data folder to copy. */
  readonly template: string;
}

/** What of the environment says where servers may be. */
export interface Places {
  readonly home: string;
  readonly cacheHome: string | undefined;
  readonly path: string;
}

/** Names of servers in the cache that the demo prefers, best first: the ones with TLS 1.3 before the oldest. */
export const cacheNames = ['mysql9', 'maria11', 'maria10', 'mysql56'] as const;

/** `${XDG_CACHE_HOME:-~/.cache}/tlsql/servers` (XDG Base Directory Specification). */
export function cacheFolder(places: Places): string {
  return join(
    places.cacheHome?.startsWith('/') === true ? places.cacheHome : join(places.home, '.cache'),
    'tlsql',
    'servers',
  );
}

/** The launch of a server in the cache, or undefined when it is not (wholly) there. */
export function cachedLaunch(places: Places, name: string): Launch | undefined {
  const folder = join(cacheFolder(places), name);
  try {
    // The manifest is written last: without it the folder is half-finished.
    statSync(join(folder, 'manifest.json'));
    return JSON.parse(readFileSync(join(folder, 'launch.json'), 'utf8')) as Launch;
  } catch {
    return undefined;
  }
}

/** The path of `mariadbd` or `mysqld` on PATH (and where distributions keep servers), or undefined. */
export function serverOnPath(places: Places): string | undefined {
  const folders = [...places.path.split(':'), '/usr/sbin', '/usr/local/sbin', '/usr/libexec'].filter((folder) =>
    folder.startsWith('/'),
  );
  for (const name of ['mariadbd', 'mysqld']) {
    for (const folder of folders) if (isProgram(folder, name)) return join(folder, name);
  }
  return undefined;
}

function isProgram(folder: string, name: string): boolean {
  try {
    return readdirSync(folder).includes(name) && (statSync(join(folder, name)).mode & 0o111) !== 0;
  } catch {
    return false;
  }
}

/** Fails with `server-not-here` for a name that is not in the cache. */
export function requireCached(places: Places, name: string): Launch {
  return (
    cachedLaunch(places, name) ??
    fail('server-not-here', {
      at: join(cacheFolder(places), name),
      seen: `${name} is not unpacked there`,
      expected: 'a server fetched before',
      next: `npm run servers -- fetch ${name}   (in a checkout of tlsql), or: tlsql demo --server builtin`,
    })
  );
}
