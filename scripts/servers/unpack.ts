import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CacheFolder, PackageRecord } from './cache.ts';
import { runOrFail } from './processes.ts';
import type { Launch } from './tree.ts';

/** Never read by a server or a client program, and half of all files. */
const unneeded = [
  'usr/share/doc',
  'usr/share/man',
  'usr/share/locale',
  'usr/share/lintian',
  'usr/share/bug',
  'usr/share/mysql/mysql-test',
];

/** Unpacks Debian packages one over the other, as they would lie on a machine. */
export async function unpackDebian(packages: readonly PackageRecord[], folder: CacheFolder): Promise<void> {
  mkdirSync(folder.tree, { recursive: true });
  for (const { file } of packages) await runOrFail(['dpkg-deb', '-x', join(folder.packages, file), folder.tree]);
  for (const path of unneeded) rmSync(join(folder.tree, path), { recursive: true, force: true });
}

/** Unpacks one folder of an npm tarball. */
export async function unpackNpm(part: string, packages: readonly PackageRecord[], folder: CacheFolder): Promise<void> {
  mkdirSync(folder.tree, { recursive: true });
  const depth = part.split('/').length;
  for (const { file } of packages) {
    await runOrFail([
      'tar',
      '-xzf',
      join(folder.packages, file),
      '-C',
      folder.tree,
      `--strip-components=${depth}`,
      part,
    ]);
  }
  // The package's own data folder is some years old and has accounts of its own.
  rmSync(join(folder.tree, 'data'), { recursive: true, force: true });
  if (!existsSync(join(folder.tree, 'lib', 'plugin')))
    mkdirSync(join(folder.tree, 'lib', 'plugin'), { recursive: true });
}

/** The version that the server's program says of itself, as `SELECT VERSION()` begins. */
export async function serverVersion(launch: Launch): Promise<string> {
  const text = await runOrFail([...launch.server, '--no-defaults', '--version'], {
    env: { ...process.env, ...launch.env },
  });
  const version = /\bVer (\S+)/.exec(text)?.[1];
  if (version === undefined) throw new Error(`no version in: ${text.trim()}`);
  return version;
}
