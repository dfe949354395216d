import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join, posix } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Deadline, deadlineIn } from '../base/deadline.ts';
import { TlsqlError } from '../base/error.ts';
import type { Identity } from '../facts/file.ts';
import { can } from '../mysql/abilities.ts';
import type { ServerVersion } from '../mysql/server-version.ts';
import type { ServerLaunch } from '../plan/situation.ts';
import { openSession, type Session } from '../session/open-session.ts';
import { endDryStart } from './end-dry-start.ts';

/** What a second server is started with. */
export interface DryStartOptions {
  readonly launch: ServerLaunch;
  readonly server: ServerVersion;
  /** The options about TLS, as its option files and its command line give them. */
  readonly words: readonly string[];
  /** Of the real server: relative paths begin there. */
  readonly dataFolder: string;
  /** Who runs the real server; this process's own user where it may not become that one. */
  readonly user: Identity | undefined;
  /** Called before the folder is made and after it is gone, so that a crash leaves a trace of it. */
  readonly onFolder: (folder: string, state: 'made' | 'gone') => void;
  readonly millis: number;
}

/** What it showed, or why there was none, as a clause. */
export type DryStart =
  | {
      readonly variables: Readonly<Record<string, string>>;
      /** SHA-256 of its leaf; undefined: it made no TLS, and `noTls` says why. */
      readonly fingerprint?: string;
      readonly noTls?: string;
    }
  | { readonly variables?: undefined; readonly why: string };

/** Options without which the program does not find its own parts. */
const ownParts = /^--(loose[-_])?(basedir|lc[-_]messages|language|character[-_]sets[-_]dir|plugin[-_]dir)/i;

/**
 * Starts the same program with the same TLS options on an empty data folder of its own, without network, logs in through its
 * socket, looks, and ends it. Only options about TLS are taken over: others name logs, plugins and peers of the real server.
 */
export async function dryStart(options: DryStartOptions): Promise<DryStart> {
  const folder = join(tmpdir(), `tlsql-dry-${randomBytes(6).toString('hex')}`);
  const deadline = deadlineIn(options.millis);
  options.onFolder(folder, 'made');
  let ended: () => number | null | undefined = () => undefined;
  try {
    makeFolders(folder, options.user);
    const words = [...commonWords(folder, options), ...scratchWords(options)];
    if (hasDictionary(options.server)) {
      const made = run(options, [...words, '--initialize-insecure'], folder);
      while (made() === undefined && deadline.left() > 0) await sleep(20);
      if (made() !== 0) return { why: `no data folder could be made for it: ${lastWords(folder)}` };
    }
    ended = run(options, [...words, '--skip-networking', '--skip-grant-tables', ...withoutInnodb(options)], folder);
    return await look(options, folder, ended, deadline);
  } catch (error) {
    if (error instanceof TlsqlError || error instanceof Error) return { why: error.message };
    throw error;
  } finally {
    await endDryStart(folder);
    options.onFolder(folder, 'gone');
  }
}

/** MySQL 8 keeps its tables' definitions in InnoDB: it can't start on an empty folder, and filling one takes some seconds. */
export function hasDictionary({ flavor, major }: ServerVersion): boolean {
  return flavor !== 'mariadb' && major >= 8;
}

function makeFolders(folder: string, user: Identity | undefined): void {
  for (const path of [folder, join(folder, 'data'), join(folder, 'tmp')]) {
    mkdirSync(path, { mode: 0o700 });
    if (user !== undefined && isRoot()) chownSync(path, user.uid, user.gid);
  }
}

const isRoot = (): boolean => userInfo().uid === 0;

function commonWords(folder: string, { launch, words, dataFolder, user }: DryStartOptions): string[] {
  return [
    '--no-defaults',
    ...launch.arguments.filter((word) => ownParts.test(word)),
    ...words.map((word) => absolute(word, dataFolder)),
    `--datadir=${join(folder, 'data')}`,
    `--tmpdir=${join(folder, 'tmp')}`,
    `--socket=${join(folder, 's')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--log-error=${join(folder, 'log.err')}`,
    ...(isRoot() ? [`--user=${user?.name ?? 'root'}`] : []),
  ];
}

/** A path that is not absolute begins at the data folder, which is another one here. */
function absolute(word: string, dataFolder: string): string {
  return word.replace(
    /^(--(?:loose[-_])?ssl[-_](?:ca|capath|cert|key|crl|crlpath)=)(?!\/)(.+)$/i,
    (_, option: string, path: string) => `${option}${posix.join(dataFolder, path)}`,
  );
}

/** What keeps it small. */
function scratchWords({ server }: DryStartOptions): string[] {
  if (!hasDictionary(server)) return [];
  return ['--loose-mysqlx=OFF', '--loose-innodb-redo-log-capacity=64M', '--skip-log-bin', '--secure-file-priv=NULL'];
}

function withoutInnodb({ server }: DryStartOptions): string[] {
  if (hasDictionary(server)) return [];
  return server.flavor === 'mariadb'
    ? ['--skip-innodb', '--default-storage-engine=Aria', '--loose-aria-log-file-size=8388608']
    : ['--innodb=OFF', '--default-storage-engine=MyISAM', '--loose-default-tmp-storage-engine=MyISAM'];
}

/** Runs the program; the function tells its status, null after a signal, undefined while it runs. */
function run({ launch }: DryStartOptions, words: readonly string[], folder: string): () => number | null | undefined {
  const [program = '', ...own] = launch.command;
  const output = openSync(join(folder, 'out'), 'a', 0o600);
  let status: number | null | undefined;
  // It is killed by its pid file when this process is no more; `timeout` ends it where even that does not happen.
  const child = spawn('timeout', ['-s', 'KILL', '120', program, ...own, ...words], {
    cwd: folder,
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', ...launch.environment },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  child.on('exit', (code) => {
    status = code;
  });
  child.on('error', () => {
    status = 127;
  });
  return () => status;
}

async function look(
  { server }: DryStartOptions,
  folder: string,
  ended: () => number | null | undefined,
  deadline: Deadline,
): Promise<DryStart> {
  for (;;) {
    if (ended() !== undefined) return { why: `it ended by itself: ${lastWords(folder)}` };
    try {
      const session = await enter(folder, 'never', server, deadline);
      try {
        return await inspect(session, folder, server, deadline);
      } finally {
        await session.close();
      }
    } catch (error) {
      if (!(error instanceof TlsqlError)) throw error;
      if (deadline.left() === 0) return { why: `it was not ready in time: ${lastWords(folder)}` };
    }
    await sleep(30);
  }
}

async function inspect(session: Session, folder: string, server: ServerVersion, deadline: Deadline): Promise<DryStart> {
  const rows = await session.query(
    "SHOW GLOBAL VARIABLES WHERE Variable_name LIKE 'ssl%' OR Variable_name LIKE 'tls%'",
  );
  const switches = await session.query("SHOW GLOBAL VARIABLES LIKE 'require_secure_transport'");
  const variables = Object.fromEntries([...rows, ...switches].map(([name, value]) => [name ?? '', value ?? '']));
  try {
    const second = await enter(folder, 'must', server, deadline);
    await second.close();
    const fingerprint = second.facts.tls?.peerFingerprint;
    return fingerprint === undefined ? { variables } : { variables, fingerprint };
  } catch (error) {
    if (!(error instanceof TlsqlError)) throw error;
    return { variables, noTls: error.message };
  }
}

function enter(folder: string, tls: 'never' | 'must', server: ServerVersion, deadline: Deadline): Promise<Session> {
  return openSession({
    target: { socket: join(folder, 's') },
    at: 'the second server',
    user: 'root',
    password: '',
    tls,
    material: can(server, 'tls-1.2') === false ? { minVersion: 'TLSv1' } : {},
    verifyChain: false,
    connectMillis: Math.max(1, Math.min(5000, deadline.left())),
  });
}

/** The end of what it logged. */
function lastWords(folder: string): string {
  for (const name of ['log.err', 'out']) {
    try {
      const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n');
      const errors = lines.filter((line) => /\berror\b|denied|cannot|can't/i.test(line));
      const last = errors.at(-1) ?? lines.at(-1) ?? '';
      if (last !== '') return last.slice(0, 300);
    } catch {
      // The other file may be there.
    }
  }
  return 'it said nothing';
}
