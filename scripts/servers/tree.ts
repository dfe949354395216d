import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Flavor, ServerEntry } from './catalogue.ts';

/**
 * Everything that it takes to run a server and its client programs. Stored as launch.json beside the unpacked tree, so
 * that other programs can start one without knowing how it got there. Paths are absolute.
 */
export interface Launch {
  readonly name: string;
  readonly flavor: Flavor;
  readonly version: string;
  /** The server's program with what must come before its arguments (the tree's own loader). */
  readonly server: readonly string[];
  /** Arguments that every start needs: folders of the tree, small sizes. */
  readonly args: readonly string[];
  /** Lines for `[mysqld]` in the option file. */
  readonly options: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Program name as MySQL calls it (`mysql`, `mysqldump` …) → its command. */
  readonly programs: Readonly<Record<string, readonly string[]>>;
  /** Folder of plugins that client programs load (`--plugin-dir`), where there is one. */
  readonly clientPlugins: string | null;
  /** A data folder as after the first start: copied for each instance. */
  readonly template: string;
}

/** Loader and Debian's folder name for this machine's architecture. */
const loaders: Readonly<Record<string, { loader: string; triplet: string }>> = {
  x64: { loader: 'ld-linux-x86-64.so.2', triplet: 'x86_64-linux-gnu' },
  arm64: { loader: 'ld-linux-aarch64.so.1', triplet: 'aarch64-linux-gnu' },
};

/** How to run what was unpacked at `tree`. Throws when a part is missing. */
export function launchOf(entry: ServerEntry, tree: string, template: string, version: string): Launch {
  const prefix = entry.source.kind === 'debian' ? loaderCommand(tree) : [];
  const share = firstThere(tree, entry.layout.share);
  const plugins = entry.layout.clientPlugins
    .map((path) => join(tree, withTriplet(path)))
    .find((path) => existsSync(path));
  const programs = Object.entries(entry.layout.programs)
    .filter(([, path]) => existsSync(join(tree, path)))
    .map(([name, path]) => [name, [...prefix, join(tree, path)]] as const);
  return {
    name: entry.name,
    flavor: entry.flavor,
    version,
    server: [...prefix, firstThere(tree, entry.layout.server)],
    args: [
      `--basedir=${join(tree, entry.source.kind === 'debian' ? 'usr' : '')}`,
      `--lc-messages-dir=${share}`,
      `--character-sets-dir=${join(share, 'charsets')}`,
      `--plugin-dir=${join(tree, entry.layout.plugins)}`,
      ...entry.args,
    ],
    options: entry.options,
    // Its libaio comes with the package.
    env: entry.source.kind === 'npm' ? { LD_LIBRARY_PATH: tree } : {},
    programs: Object.fromEntries(programs),
    clientPlugins: plugins ?? null,
    template,
  };
}

/** The folder of the tree with messages and the scripts for system tables. */
export function shareFolder(entry: ServerEntry, tree: string): string {
  return firstThere(tree, entry.layout.share);
}

/** A program of the tree is run through the tree's own loader and libraries: the machine's may be older, or missing. */
function loaderCommand(tree: string): string[] {
  const { loader, triplet } = architecture();
  const folders = [`usr/lib/${triplet}`, `lib/${triplet}`, 'usr/lib/mysql/private', 'usr/lib/mysql-router'];
  const libraries = folders.map((folder) => join(tree, folder)).filter((folder) => existsSync(folder));
  const path = [...libraries.map((folder) => join(folder, loader)), join(tree, 'lib64', loader)].find((candidate) =>
    existsSync(candidate),
  );
  if (path === undefined) throw new Error(`no ${loader} in ${tree}`);
  return [path, '--library-path', libraries.join(':')];
}

function architecture(): { loader: string; triplet: string } {
  const found = loaders[process.arch];
  if (found === undefined)
    throw new Error(`no servers for ${process.arch}, only for ${Object.keys(loaders).join(', ')}`);
  return found;
}

const withTriplet = (path: string): string => path.replaceAll('{triplet}', architecture().triplet);

function firstThere(tree: string, paths: readonly string[]): string {
  const found = paths.map((path) => join(tree, path)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`none of ${paths.join(', ')} in ${tree}`);
  return found;
}
