import { createHash } from 'node:crypto';
import { createReadStream, existsSync, lstatSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** One downloaded package. */
export interface PackageRecord {
  readonly name: string;
  readonly version: string;
  /** File in the `packages` folder. */
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

/**
 * What a server's folder in the cache must hold to be whole. Written last and at once, so a folder without it is
 * half-finished; and it lists what there should be, so a folder that lost something since is noticed too.
 */
export interface Manifest {
  readonly format: number;
  readonly name: string;
  readonly packages: readonly PackageRecord[];
  /** Path below the server's folder → size, for every file of the tree and of the template data folder. */
  readonly files: Readonly<Record<string, number>>;
}

/** Raised when what a manifest describes, or how a tree and template are made, changes. */
export const manifestFormat = 1;

/** `${XDG_CACHE_HOME:-~/.cache}/tlsql/servers` (XDG Base Directory Specification: a relative path is to be ignored). */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
  const home = env.XDG_CACHE_HOME;
  return join(home?.startsWith('/') ? home : join(homedir(), '.cache'), 'tlsql', 'servers');
}

/** The paths of one server in the cache. */
export interface CacheFolder {
  readonly root: string;
  readonly lock: string;
  readonly packages: string;
  readonly tree: string;
  readonly template: string;
  readonly launch: string;
  readonly manifest: string;
}

export function cacheFolder(name: string, root: string = cacheRoot()): CacheFolder {
  const own = join(root, name);
  return {
    root: own,
    lock: `${own}.lock`,
    packages: join(own, 'packages'),
    tree: join(own, 'tree'),
    template: join(own, 'template'),
    launch: join(own, 'launch.json'),
    manifest: join(own, 'manifest.json'),
  };
}

/** The manifest, or null when it is missing, of another format or not readable. */
export function readManifest(folder: CacheFolder): Manifest | null {
  try {
    const manifest = JSON.parse(readFileSync(folder.manifest, 'utf8')) as Manifest;
    return manifest.format === manifestFormat ? manifest : null;
  } catch {
    return null;
  }
}

/** What is wrong with a server's folder in the cache, in a clause; null when it is whole. */
export function damage(folder: CacheFolder): string | null {
  if (!existsSync(folder.root)) return 'not fetched';
  const manifest = readManifest(folder);
  if (manifest === null) return 'half-finished';
  for (const [path, size] of Object.entries(manifest.files)) {
    const found = sizeOf(join(folder.root, path));
    if (found === null) return `${path} is missing`;
    if (found !== size) return `${path} has ${found} bytes instead of ${size}`;
  }
  return readsAs(folder.launch, folder.template) ? null : 'it was moved, and its paths are of the old place';
}

/** True when the package file is there with the bytes that it should have. */
export async function packageIsWhole(folder: CacheFolder, record: PackageRecord): Promise<boolean> {
  const path = join(folder.packages, record.file);
  return sizeOf(path) === record.size && (await digest(path, 'sha256')).toString('hex') === record.sha256;
}

export async function digest(path: string, algorithm: 'sha256' | 'sha512'): Promise<Buffer> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}

export function writeManifest(folder: CacheFolder, packages: readonly PackageRecord[], name: string): void {
  const files = { ...sizesBelow(folder.root, folder.tree), ...sizesBelow(folder.root, folder.template) };
  const launch = sizeOf(folder.launch);
  const manifest: Manifest = {
    format: manifestFormat,
    name,
    packages,
    files: launch === null ? files : { ...files, [relative(folder.root, folder.launch)]: launch },
  };
  writeAtomically(folder.manifest, `${JSON.stringify(manifest, null, 1)}\n`);
}

/** Readers see the old text or the new, never a part. */
export function writeAtomically(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}

/** Size in bytes; a link counts by its own length, as what it points to is listed itself. */
function sizeOf(path: string): number | null {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? null;
}

function readsAs(launch: string, template: string): boolean {
  try {
    return (JSON.parse(readFileSync(launch, 'utf8')) as { template?: string }).template === template;
  } catch {
    return false;
  }
}

function sizesBelow(root: string, folder: string): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isDirectory()) sizes[relative(root, path)] = sizeOf(path) ?? 0;
  }
  return sizes;
}
