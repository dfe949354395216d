import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerEntry } from './catalogue.ts';
import { runOrFail } from './processes.ts';
import { type Launch, shareFolder } from './tree.ts';

/**
 * Makes the data folder that instances are copied from: system tables, root without a password from this machine only,
 * no anonymous user, no test database. Nothing is left at the target when it fails.
 */
export async function bootstrap(entry: ServerEntry, launch: Launch, tree: string): Promise<void> {
  const draft = `${launch.template}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const initialise = entry.layout.bootstrap.length === 0 ? ['--initialize-insecure'] : ['--bootstrap'];
  const input = entry.layout.bootstrap.length === 0 ? '' : script(entry, tree);
  await runOrFail(
    [
      ...launch.server,
      '--no-defaults',
      ...launch.args,
      ...asRoot(),
      `--datadir=${draft}`,
      `--tmpdir=${draft}`,
      ...initialise,
    ],
    { input, env: { ...process.env, ...launch.env } },
  );
  if (!existsSync(join(draft, 'mysql'))) throw new Error(`${entry.name}: no system tables were made in ${draft}`);
  forgetIdentity(draft);
  rmSync(launch.template, { recursive: true, force: true });
  renameSync(draft, launch.template);
}

/** A copy of a data folder; blocks are shared where the file system can. */
export async function copyData(from: string, to: string): Promise<void> {
  try {
    await runOrFail(['cp', '-a', '--reflink=auto', `${from}/.`, to]);
  } catch {
    // A cp without --reflink (busybox).
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  }
}

/** Servers refuse to run as root unless told by name. */
export function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}

function script(entry: ServerEntry, tree: string): string {
  const share = shareFolder(entry, tree);
  const files = entry.layout.bootstrap.map((name) => readFileSync(join(share, name), 'utf8'));
  // A bootstrapping server reads one statement a line and knows no comments before 10.6.
  const start = ['create database if not exists mysql;', 'use mysql;'];
  if (entry.flavor === 'mariadb') start.push('SET @auth_root_socket=NULL;');
  return [...start, ...files, ...cleanAccounts(entry), ''].join('\n');
}

/** The scripts add anonymous users, and root for this machine's host name; `mariadb.sys` owns MariaDB's views. */
function cleanAccounts(entry: ServerEntry): string[] {
  const table = entry.flavor === 'mariadb' ? 'mysql.global_priv' : 'mysql.user';
  // As mariadb-install-db leaves it: the scripts alone give root no plugin.
  const plugin = `'$.plugin', 'mysql_native_password', '$.authentication_string', ''`;
  const root = `UPDATE mysql.global_priv SET Priv = JSON_SET(Priv, ${plugin}) WHERE User = 'root';`;
  return [
    ...(entry.flavor === 'mariadb' ? [root] : []),
    `DELETE FROM ${table} WHERE User = '' OR (User = 'root' AND Host <> 'localhost');`,
    "DELETE FROM mysql.proxies_priv WHERE User = '' OR Host <> 'localhost';",
    "DELETE FROM mysql.db WHERE Db LIKE 'test%';",
  ];
}

/** What must differ between two servers: MySQL's UUID, and the CA and keys that MySQL makes for itself. */
function forgetIdentity(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name === 'auto.cnf' || name.endsWith('.pem')) rmSync(join(folder, name));
  }
}
