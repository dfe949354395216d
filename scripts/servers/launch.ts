import { readFileSync } from 'node:fs';
import { cacheFolder, damage } from './cache.ts';
import { isServerName, type ServerName, serverNames } from './catalogue.ts';
import { fetchServer } from './fetch.ts';
import { pathLaunch } from './path-server.ts';
import { noProgress } from './progress.ts';
import type { Launch } from './tree.ts';

/** How to start the named server: one of the catalogue, fetched or mended first if need be, or `path`. */
export async function findLaunch(name: string): Promise<Launch> {
  if (name === 'path') return await pathLaunch();
  if (!isServerName(name)) throw new Error(`no server ${name}: there are ${[...serverNames, 'path'].join(', ')}`);
  await fetchServer(name, noProgress);
  return readLaunch(name);
}

/** Reads launch.json of a server that is whole in the cache. */
export function readLaunch(name: ServerName, root?: string): Launch {
  return JSON.parse(readFileSync(cacheFolder(name, root).launch, 'utf8')) as Launch;
}

/** True when the server is whole in the cache. */
export function isFetched(name: ServerName, root?: string): boolean {
  return damage(cacheFolder(name, root)) === null;
}
