import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath } from './apt.ts';
import { asRoot } from './bootstrap.ts';
import { cacheRoot } from './cache.ts';
import type { Flavor } from './catalogue.ts';
import { withLock } from './lock.ts';
import { runOrFail } from './processes.ts';
import type { Launch } from './tree.ts';
import { serverVersion } from './unpack.ts';

/** Where a server's program is on this machine, or null. Distributions keep it out of users' PATH. */
export function serverOnPath(): string | null {
  const path = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin:/usr/libexec`;
  return findOnPath('mariadbd', path) ?? findOnPath('mysqld', path);
}

/** How to start the machine's own server, with a data folder of ours; its template is made at the first call. */
export async function pathLaunch(): Promise<Launch> {
  const program = serverOnPath();
  if (program === null) throw new Error('no mysqld or mariadbd on PATH');
  const draft: Launch = {
    name: 'path',
    flavor: 'mysql',
    version: '',
    server: [program],
    args: [],
    options: [],
    env: {},
    programs: pathPrograms(),
    clientPlugins: null,
    template: '',
  };
  const version = await serverVersion(draft);
  const flavor: Flavor = /mariadb/i.test(version) ? 'mariadb' : 'mysql';
  // Another program of the same name, or another version of it, has a data folder of its own.
  const { size, mtimeMs } = statSync(program);
  const key = createHash('sha256').update(`${program} ${version} ${size} ${mtimeMs}`).digest('hex').slice(0, 12);
  const template = join(cacheRoot(), `path-${key}`, 'template');
  // An installed MySQL has a folder for files, and sockets, that belong to the user it was installed for.
  const args =
    flavor === 'mysql' ? ['--loose-secure-file-priv=NULL', '--loose-mysqlx=OFF', '--loose-disable-log-bin'] : [];
  const launch: Launch = { ...draft, flavor, version, template, args };
  await withLock(join(cacheRoot(), `path-${key}.lock`), async () => {
    if (!existsSync(template)) await initialise(launch);
  });
  return launch;
}

async function initialise(launch: Launch): Promise<void> {
  const draft = `${launch.template}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const mariadbInstall = findOnPath('mariadb-install-db') ?? findOnPath('mysql_install_db') ?? 'mariadb-install-db';
  const argv =
    launch.flavor === 'mariadb'
      ? [
          mariadbInstall,
          '--no-defaults',
          '--auth-root-authentication-method=normal',
          '--skip-test-db',
          `--datadir=${draft}`,
          ...asRoot(),
        ]
      : [...launch.server, '--no-defaults', ...launch.args, '--initialize-insecure', `--datadir=${draft}`, ...asRoot()];
  await runOrFail(argv);
  for (const name of ['auto.cnf', 'ca.pem', 'ca-key.pem', 'server-cert.pem', 'server-key.pem'])
    rmSync(join(draft, name), { force: true });
  renameSync(draft, launch.template);
}

function pathPrograms(): Record<string, readonly string[]> {
  const names = {
    mysql: 'mariadb',
    mysqldump: 'mariadb-dump',
    mysqladmin: 'mariadb-admin',
    mysqlbinlog: 'mariadb-binlog',
  };
  const programs: Record<string, readonly string[]> = {};
  for (const [name, other] of Object.entries(names)) {
    const found = findOnPath(other) ?? findOnPath(name);
    if (found !== null) programs[name] = [found];
  }
  return programs;
}
