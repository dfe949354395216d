import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Run, run, runOrFail } from './processes.ts';
import type { Progress } from './progress.ts';
import { findMirror, keyringsFor, type Mirror } from './sources.ts';

/** apt with a state of its own for one suite: it neither reads nor changes what the machine has installed. */
export interface Apt {
  readonly suite: string;
  readonly mirror: Mirror;
  readonly folder: string;
}

/** A package as apt would download it. */
export interface AptPackage {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

/** Why apt can't be used on this machine, in a clause; null when it can. */
export function aptMissing(): string | null {
  const missing = ['apt-get', 'dpkg-deb'].filter((program) => findOnPath(program) === null);
  if (missing.length > 0) return `no ${missing.join(' and no ')} on this machine`;
  return findMirror() === null ? "the machine's apt sources name no Debian archive" : null;
}

/** The first executable of that name on PATH. */
export function findOnPath(program: string, path: string = process.env.PATH ?? ''): string | null {
  for (const folder of path.split(delimiter).filter((entry) => entry !== '')) {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return join(folder, program);
    } catch {
      // Not in this one.
    }
  }
  return null;
}

/** Prepares the state below `folder` and fetches the suite's list of packages, checked against the machine's keys. */
export async function openApt(suite: string, folder: string, progress: Progress): Promise<Apt> {
  const mirror = findMirror();
  if (mirror === null) throw new Error("the machine's apt sources name no Debian archive");
  for (const part of ['lists/partial', 'cache/archives/partial', 'etc']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  writeFileSync(join(folder, 'status'), '');
  const apt = { suite, mirror, folder };
  let last: Run | undefined;
  for (const keyring of keyringsFor(mirror)) {
    const option = keyring === null ? '' : `[signed-by=${keyring}] `;
    writeFileSync(join(folder, 'etc', 'sources.list'), `deb ${option}${mirror.uri} ${suite} main\n`);
    progress.update(`${suite}: fetching the list of packages`);
    last = await run(command(apt, ['-q', 'update', '--error-on=any']));
    // apt older than 2.2 doesn't know --error-on and says so.
    if (/error-on/.test(last.stderr)) last = await run(command(apt, ['-q', 'update']));
    if (last.status === 0) return apt;
    // Another keyring mends nothing when the mirror doesn't answer.
    if (!/NO_PUBKEY|GPG|signature|signed|keyring/i.test(last.stderr)) break;
  }
  throw new Error(`apt-get update for ${suite} failed: ${last?.stderr.trim().split('\n').slice(-4).join('\n') ?? ''}`);
}

/**
 * The packages to download: the named ones, the shared libraries that they depend on, and those wanted alone. Names of
 * libraries change with each new ABI, so apt is asked, and none is written down here.
 */
export async function resolve(
  apt: Apt,
  packages: readonly string[],
  alone: readonly string[],
): Promise<readonly AptPackage[]> {
  const solved = await run(
    command(apt, ['install', '--yes', '--no-install-recommends', '--print-uris', '-qq', ...packages]),
  );
  const names =
    solved.status === 0
      ? printedUris(solved.stdout).map(({ file }) => file.slice(0, file.indexOf('_')))
      : await dependencies(apt, packages);
  const libraries = names.filter((name) => !packages.includes(name) && isLibrary(name));
  const wanted = [...new Set([...packages, ...alone, ...libraries])];
  const listed = await runOrFail(command(apt, ['download', '--print-uris', '-qq', ...wanted]));
  return printedUris(listed).map(({ file, size, hash }) => ({
    name: file.slice(0, file.indexOf('_')),
    version: decodeURIComponent(file.split('_')[1] ?? ''),
    file,
    size,
    sha256: hash,
  }));
}

/** Downloads packages into `folder`; apt goes on with a partial file and checks hashes against the signed list. */
export async function download(
  apt: Apt,
  packages: readonly AptPackage[],
  folder: string,
  progress: Progress,
): Promise<void> {
  const wanted = packages.map(({ name, version }) => `${name}=${version}`);
  const megabytes = (packages.reduce((sum, { size }) => sum + size, 0) / 1e6).toFixed(1);
  await runOrFail(command(apt, ['-q', '-o', 'APT::Status-Fd=1', 'download', ...wanted]), {
    cwd: folder,
    onLine: (line) => {
      // apt's README.progress-reporting: dlstatus:pkg:percent:message.
      const percent = /^dlstatus:[^:]*:([\d.]+):/.exec(line)?.[1];
      if (percent !== undefined) {
        progress.update(
          `${apt.suite}: ${Math.floor(Number(percent))} % of ${packages.length} packages, ${megabytes} MB`,
        );
      }
    },
  });
}

/** For a suite where the solver finds no consistent set, as happens in sid: every dependency that has a package. */
async function dependencies(apt: Apt, packages: readonly string[]): Promise<string[]> {
  const listed = await runOrFail([
    'apt-cache',
    ...options(apt),
    'depends',
    '--recurse',
    '--no-recommends',
    '--no-suggests',
    '--no-conflicts',
    '--no-breaks',
    '--no-replaces',
    '--no-enhances',
    ...packages,
  ]);
  const names = [...new Set(listed.split('\n').filter((line) => /^[a-z0-9]/.test(line)))].filter(isLibrary);
  // A name may be there as a dependency only: keep those that have a version to download.
  const found: string[] = [];
  for (const name of names) {
    const tried = await run(command(apt, ['download', '--print-uris', '-qq', name]));
    if (tried.status === 0 && tried.stdout.trim() !== '') found.push(name);
  }
  return found;
}

/** Packages of shared libraries; those of perl and of character conversion serve programs that aren't run here. */
function isLibrary(name: string): boolean {
  return /^(lib|zlib)/.test(name) && !/perl|gconv|-common$|-db$|-doc$|-dev$/.test(name);
}

function printedUris(text: string): { file: string; size: number; hash: string }[] {
  return [...text.matchAll(/^'[^']+' (\S+) (\d+) ?(?:\w+:)?(\S*)/gm)].map((match) => ({
    file: match[1] ?? '',
    size: Number(match[2]),
    hash: match[3] ?? '',
  }));
}

function command(apt: Apt, args: readonly string[]): string[] {
  return ['apt-get', ...options(apt), ...args];
}

function options(apt: Apt): string[] {
  const { folder } = apt;
  return [
    `Dir::State=${folder}`,
    `Dir::State::lists=${join(folder, 'lists')}`,
    `Dir::State::status=${join(folder, 'status')}`,
    `Dir::Cache=${join(folder, 'cache')}`,
    `Dir::Etc::sourcelist=${join(folder, 'etc', 'sources.list')}`,
    'Dir::Etc::sourceparts=-',
    // The machine's pins are about its own packages.
    'Dir::Etc::preferences=/dev/null',
    'Dir::Etc::preferencesparts=-',
    'APT::Default-Release=',
    // As root apt would download as the user _apt, who may not enter a cache below /root.
    'APT::Sandbox::User=root',
    'APT::Get::List-Cleanup=true',
    'Acquire::Languages=none',
    'Acquire::Retries=2',
    'Acquire::http::Timeout=20',
    'Acquire::https::Timeout=20',
    'Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false',
  ].flatMap((option) => ['-o', option]);
}
