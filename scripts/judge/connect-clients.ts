import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { type ConnectionOptions, createConnection } from 'mysql2/promise';
import { run } from '../../src/cli/app.ts';
import type { TlsFolder } from '../../test/make/tls-folder.ts';
import { type Case, userOf, type Verdict } from './connect-cases.ts';

/** What all clients need to know of the server. */
export interface Place {
  readonly port: number;
  readonly tls: TlsFolder;
  /** yaSSL: TLS 1.0 must be asked for by name. */
  readonly old: boolean;
}

/** The host that the certificate has (an iPAddress), and one that it hasn't: both lead to the same server. */
const hosts = { right: '127.0.0.1', wrong: 'localhost' } as const;
const password = 'secret';
const query = "SHOW SESSION STATUS LIKE 'Ssl_cipher'";

/** tlsql's own verdict, through its command line. */
export async function byTlsql(cell: Case, place: Place): Promise<Verdict> {
  const said = { out: '', err: '' };
  const output = (to: 'out' | 'err') => ({
    write: (text: string) => {
      said[to] += text;
    },
    isTTY: false,
    columns: 80,
  });
  const words = [
    'connect',
    '--no-defaults',
    '--protocol=TCP',
    ...mysqlWords(cell, place),
    `--ssl-mode=${cell.mode}`,
    ...(place.old ? ['--tls-version=TLSv1'] : []),
    '-Ne',
    query,
  ];
  await run(words, {
    stdout: output('out'),
    stderr: output('err'),
    stdin: Readable.from([]),
    env: {},
    cwd: '/',
    home: place.tls.folder,
    now: () => new Date(),
    signal: new AbortController().signal,
  });
  return verdictOf(said.out, said.err.replaceAll(/^note: .*\n/gm, ''));
}

/** The verdict of a `mysql` or `mariadb` program. */
export async function byProgram(
  command: readonly string[],
  flavor: 'mysql' | 'mariadb',
  plugins: readonly string[],
  cell: Case,
  place: Place,
): Promise<Verdict> {
  const [program = '', ...first] = command;
  const mode = flavor === 'mysql' ? [`--ssl-mode=${cell.mode}`] : mariadbMode(cell);
  const words = ['--no-defaults', ...plugins, '--protocol=TCP', ...mysqlWords(cell, place), ...mode, '-Ne', query];
  const { out, err } = await outputOf(program, [...first, ...words]);
  return verdictOf(out, err.replaceAll(/^(mysql: \[Warning\]|WARNING:).*\n/gm, ''));
}

/** mysql2's verdict; undefined where it has no such mode. */
export async function byMysql2(cell: Case, place: Place): Promise<Verdict | undefined> {
  if (cell.mode === 'PREFERRED') return undefined;
  try {
    const connection = await createConnection(mysql2Options(cell, place));
    try {
      const [rows] = await connection.query(query);
      const cipher = (rows as { Value: string }[])[0]?.Value ?? '';
      return { in: cipher === '' ? 'plain' : 'tls', error: undefined, text: '' };
    } finally {
      connection.destroy();
    }
  } catch (error) {
    const { errno, code, message } = error as { errno?: number; code?: string; message: string };
    const known = errno !== undefined && errno > 0 ? String(errno) : (code ?? 'error');
    return { in: undefined, error: /^[1-9]\d{3}$/.test(known) ? known : `(${known})`, text: message };
  }
}

function mysql2Options(cell: Case, { port, tls, old }: Place): ConnectionOptions {
  const base = { host: hosts[cell.name], port, user: userOf(cell), password, connectTimeout: 5000 };
  if (cell.mode === 'DISABLED') return base;
  const pair = cell.certificate === 'none' ? undefined : cell.certificate === 'right' ? tls.client : tls.foreign;
  const read = (path: string): string => readFileSync(path, 'utf8');
  return {
    ...base,
    ssl: {
      ...(old ? { minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' } : {}),
      ...(cell.mode.startsWith('VERIFY') ? { ca: read(tls.ca) } : { rejectUnauthorized: false }),
      ...(cell.mode === 'VERIFY_IDENTITY' ? { verifyIdentity: true } : {}),
      ...(pair === undefined ? {} : { cert: read(pair.cert), key: read(pair.key) }),
    },
  };
}

/** Words that the mysql client, the mariadb client and tlsql all know. */
function mysqlWords(cell: Case, { port, tls }: Place): string[] {
  const pair = cell.certificate === 'none' ? undefined : cell.certificate === 'right' ? tls.client : tls.foreign;
  return [
    `--host=${hosts[cell.name]}`,
    `--port=${port}`,
    `--user=${userOf(cell)}`,
    `--password=${password}`,
    ...(cell.mode.startsWith('VERIFY') ? [`--ssl-ca=${tls.ca}`] : []),
    ...(pair === undefined ? [] : [`--ssl-cert=${pair.cert}`, `--ssl-key=${pair.key}`]),
  ];
}

/** MariaDB's client has no --ssl-mode. */
function mariadbMode({ mode }: Case): string[] {
  if (mode === 'DISABLED') return ['--skip-ssl'];
  return mode === 'VERIFY_IDENTITY'
    ? ['--ssl', '--ssl-verify-server-cert']
    : ['--ssl', '--skip-ssl-verify-server-cert'];
}

function verdictOf(out: string, err: string): Verdict {
  const row = /^Ssl_cipher\t(.*)$/m.exec(out);
  if (row !== null) return { in: row[1] === '' ? 'plain' : 'tls', error: undefined, text: '' };
  const number = /^ERROR (\d+)/m.exec(err)?.[1];
  return { in: undefined, error: number ?? '(none)', text: err.trim() };
}

function outputOf(program: string, words: readonly string[]): Promise<{ out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      said.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said.err += chunk;
    });
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}
