import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isServerName } from '../../scripts/servers/catalogue.ts';
import type { RunningServer } from '../../scripts/servers/instance.ts';
import { readLaunch } from '../../scripts/servers/launch.ts';
import { openSession, type Session, type SessionSettings } from '../../src/session/open-session.ts';
import { cli, type Said } from '../make/cli.ts';

/** A folder for what the operator has: CA, clients' certificates, journals. */
export interface Desk {
  readonly folder: string;
  readonly at: (name: string) => string;
  readonly remove: () => void;
}

export function desk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-desk-'));
  return { folder, at: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const root: string = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** A shell command that restarts the server as its administrator would: stop by pid file, start, wait for the log. */
export function restartCommand(server: RunningServer, where: Desk): string {
  const script = where.at('restart.mjs');
  const env = isServerName(server.name) ? readLaunch(server.name).env : {};
  const facts = {
    argv: server.argv,
    env,
    pidFile: join(server.folder, 'mysqld.pid'),
    log: server.logFile,
    folder: server.folder,
  };
  writeFileSync(where.at('restart.json'), JSON.stringify(facts));
  writeFileSync(script, readFileSync(join(root, 'test/servers/restart-server.mjs')));
  chmodSync(script, 0o755);
  return `${process.execPath} ${script} ${where.at('restart.json')}`;
}

export function rootSettings(server: RunningServer, over: Partial<SessionSettings> = {}): SessionSettings {
  return {
    target: { socket: server.socket },
    at: server.socket,
    user: 'root',
    password: '',
    tls: 'never',
    material: {},
    verifyChain: false,
    connectMillis: 10_000,
    ...over,
  };
}

export async function asRoot<T>(server: RunningServer, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession(rootSettings(server));
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** The words of the secure command for this server and desk. */
export function secureWords(server: RunningServer, where: Desk, ...more: readonly string[]): string[] {
  return [
    'secure',
    '-u',
    'root',
    '-S',
    server.socket,
    '--state',
    where.at('state'),
    '--ca',
    where.at('ca'),
    '--names',
    'db1.example.com,10.0.0.5',
    '--allow-restart',
    '--restart-command',
    restartCommand(server, where),
    ...more,
  ];
}

export function secureHere(server: RunningServer, where: Desk, ...more: readonly string[]): Promise<Said> {
  return cli(secureWords(server, where, ...more));
}

/** Everything about a server that a run may change. */
export async function snapshot(server: RunningServer): Promise<string> {
  const files = execFileSync(
    '/bin/sh',
    [
      '-c',
      `cd ${server.folder} && for f in $(find . -maxdepth 2 -path ./data -prune -o -path ./tmp -prune -o -type f -print | grep -v error.log | grep -v instance.json | grep -v mysqld.pid | sort); do stat -c '%a %u %g %n' $f; sha256sum < $f; done; find . -maxdepth 1 -type d | sort`,
    ],
    { encoding: 'utf8' },
  );
  return await asRoot(server, async (session) => {
    const variables = await session.query(
      "SHOW GLOBAL VARIABLES WHERE Variable_name LIKE 'ssl%' OR Variable_name LIKE 'tls%' OR Variable_name IN ('require_secure_transport', 'have_ssl')",
    );
    const kept = variables.filter(([name]) => name !== 'ssl_session_cache_timeout');
    const accounts = await session.query(
      'SELECT User, Host, plugin, ssl_type, x509_subject, x509_issuer FROM mysql.user ORDER BY User, Host',
    );
    return `${files}\n${JSON.stringify(kept, null, 1)}\n${JSON.stringify(accounts, null, 1)}`;
  });
}

/** Runs the program itself until it ends, or kills itself (or its ssh) at a line of its journal: `start:STEP`, `done:STEP`, `proofAccountGone:`. */
export function runProgram(
  words: readonly string[],
  killAt?: string,
  killWhat = 'itself',
): Promise<Said & { readonly signal: string | null }> {
  const load = killAt === undefined ? [] : ['--import', join(root, 'test/servers/kill-at.mjs')];
  const child = spawn(process.execPath, ['--import', 'tsx', ...load, join(root, 'test/servers/tlsql.mjs'), ...words], {
    cwd: root,
    env: { ...process.env, ...(killAt === undefined ? {} : { KILL_AT: killAt, KILL_WHAT: killWhat }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`not ended after ${longest / 1000} s: ${words.join(' ')}\n${said.out}\n${said.err}`));
    }, longest);
    child.on('close', (status, signal) => {
      clearTimeout(late);
      resolve({ status: status ?? -1, signal, ...said });
    });
  });
}

/** A run takes seconds; on a machine that is busy with much else, not this long. */
const longest = 180_000;
