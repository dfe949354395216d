import { spawn } from 'node:child_process';
import { createReadStream, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'mysql2/promise';
import { startServer } from '../scripts/servers/instance.ts';
import type * as Library from '../src/index.ts';
import { makeTlsFolder } from '../test/make/tls-folder.ts';

// npm run bench:connect [-- NAME]: start to first row, connections a second over verified mutual TLS, a million rows to a
// file and memory, beside the server's own client and mysql2 in the same run. Rounds alternate, so that a busy machine is
// busy for all; the median counts. `npm run build` first: the program is measured as it is installed.

interface Run {
  readonly millis: number;
  /** Largest resident set, MB. */
  readonly megabytes: number;
}

const name = process.argv[2] ?? 'mysql9';
/** Only this part: `start`, `connections` or `rows`. */
const part = process.argv[3];
const rowsSql = 'SELECT * FROM bench.n';
const bin = fileURLToPath(new URL('../bin/tlsql.js', import.meta.url));
/** The library as it is installed, not as the test runner compiles it. */
const { openSession, tlsSessions }: typeof Library = await import(new URL('../dist/index.js', import.meta.url).href);
const tls = makeTlsFolder();
const server = await startServer(name, { tls: tls.server });
try {
  console.log(`${server.name} ${server.version}, Node ${process.versions.node}`);
  await fill();
  if (part === undefined || part === 'start') await startToFirstRow();
  if (part === undefined || part === 'connections') await connectionsPerSecond();
  if (part === undefined || part === 'rows') await millionRows();
} finally {
  await server.stop();
  rmSync(tls.folder, { recursive: true, force: true });
}

/** A million rows of four columns, 63 bytes each as text. */
async function fill(): Promise<void> {
  const root = await createConnection({ socketPath: server.socket, user: 'root', multipleStatements: true });
  const thousand = Array.from({ length: 1000 }, (_, index) => `(${index})`).join(',');
  await root.query(`CREATE DATABASE bench; USE bench; CREATE TABLE t (x INT); INSERT INTO t VALUES ${thousand};
    CREATE TABLE n (i INT PRIMARY KEY AUTO_INCREMENT, a VARCHAR(40), d DATETIME, f DOUBLE);
    INSERT INTO n (a, d, f) SELECT CONCAT('value number ', a.x), '2026-01-02 03:04:05', RAND(1) FROM t a, t b;
    CREATE USER m@'%' IDENTIFIED BY 'secret' REQUIRE X509; GRANT ALL ON *.* TO m@'%'`);
  await root.end();
}

async function startToFirstRow(): Promise<void> {
  const empty: Run[] = [];
  const ours: Run[] = [];
  const theirs: Run[] = [];
  const flags = verifiedFlags();
  const own = server.clientProgram('mysql') ?? [];
  for (let round = 0; round < 15; round += 1) {
    empty.push(await timed([process.execPath, '-e', '0'], undefined));
    ours.push(await timed([process.execPath, bin, 'connect', '--no-defaults', ...flags, '-e', 'SELECT 1'], 'row'));
    if (own.length > 0) theirs.push(await timed([...own, '--no-defaults', ...flags, '-e', 'SELECT 1'], 'row'));
  }
  console.log('\nstart to first row over verified mutual TLS (median of 15)');
  line('an empty Node program, start to exit', `${median(empty).toFixed(0)} ms`);
  line(
    'tlsql connect',
    `${median(ours).toFixed(0)} ms`,
    `+${(median(ours) - median(empty)).toFixed(0)} ms over empty Node`,
  );
  if (theirs.length > 0) line('own client', `${median(theirs).toFixed(0)} ms`);
}

/**
 * Connections one after the other, each logging in and leaving. mysql2 resumes the TLS session of the connection before where
 * it gets the same `ssl` object again; so does tlsql with `sessions`. Both are measured with a full handshake each, too.
 */
async function connectionsPerSecond(): Promise<void> {
  const [ca = '', cert = '', key = ''] = [tls.ca, tls.client.cert, tls.client.key].map((path) =>
    readFileSync(path, 'utf8'),
  );
  const { port } = server;
  const material = { ca: [ca], cert, key };
  const sessions = tlsSessions();
  const ours = async (resume: boolean): Promise<void> => {
    const session = await openSession({
      target: { host: '127.0.0.1', port },
      at: 'bench',
      user: 'm',
      password: 'secret',
      tls: 'must',
      material,
      ...(resume ? { sessions } : {}),
      verifyChain: true,
      verifyName: '127.0.0.1',
      connectMillis: 20_000,
    });
    await session.close();
  };
  const ssl = { ca, cert, key };
  const theirs = async (resume: boolean): Promise<void> => {
    const account = { host: '127.0.0.1', port, user: 'm', password: 'secret' };
    const connection = await createConnection({ ...account, ssl: resume ? ssl : { ...ssl } });
    await connection.end();
  };
  console.log(
    '\nconnections a second in one process, login included (median of 25 rounds of 20; mysql2 verifies the chain, tlsql the name too)',
  );
  for (const resume of [true, false]) {
    const rates = { ours: [] as Rate[], theirs: [] as Rate[] };
    for (let round = 0; round < 31; round += 1) {
      rates.ours.push(await rate(() => ours(resume)));
      rates.theirs.push(await rate(() => theirs(resume)));
    }
    // The first rounds warm both.
    const of = (all: readonly Rate[], what: keyof Rate): number => middle(all.slice(6).map((each) => each[what]));
    const [us, them] = [of(rates.ours, 'perSecond'), of(rates.theirs, 'perSecond')];
    const cpu = (all: readonly Rate[]): string => `${of(all, 'cpuMillis').toFixed(2)} ms CPU each`;
    const how = resume ? 'TLS session resumed' : 'full handshake each';
    line(`tlsql (library), ${how}`, us.toFixed(1), `${(us / them).toFixed(2)} × mysql2, ${cpu(rates.ours)}`);
    line(`mysql2, ${how}`, them.toFixed(1), cpu(rates.theirs));
  }
}

interface Rate {
  readonly perSecond: number;
  /** Of this process, for one connection: what a busy machine doesn't change. */
  readonly cpuMillis: number;
}

async function rate(connect: () => Promise<void>): Promise<Rate> {
  const begun = performance.now();
  const before = process.cpuUsage();
  for (let count = 0; count < 20; count += 1) await connect();
  const { user, system } = process.cpuUsage(before);
  return { perSecond: 20_000 / (performance.now() - begun), cpuMillis: (user + system) / 20_000 };
}

async function millionRows(): Promise<void> {
  const flags = verifiedFlags();
  const own = server.clientProgram('mysql') ?? [];
  const runs = { ours: [] as Run[], own: [] as Run[], mysql2: [] as Run[] };
  const out = join(tls.folder, 'rows');
  for (let round = 0; round < 5; round += 1) {
    runs.ours.push(
      await timed([process.execPath, bin, 'connect', '--no-defaults', ...flags, '--batch', '-e', rowsSql], 'exit', out),
    );
    if (own.length > 0)
      runs.own.push(
        await timed([...own, '--no-defaults', ...flags, '--quick', '--batch', '-e', rowsSql], 'exit', `${out}.own`),
      );
    runs.mysql2.push(
      await timed([process.execPath, '--input-type=module', '-e', mysql2Program()], 'exit', `${out}.mysql2`),
    );
  }
  const lines = await countLines(out);
  if (lines !== 1_000_001) throw new Error(`${lines} lines instead of 1,000,001`);
  if (own.length > 0 && !readFileSync(out).equals(readFileSync(`${out}.own`))) throw new Error('the files differ');
  console.log(
    `\na million rows (${(statSync(out).size / 1e6).toFixed(0)} MB) to a file over verified mutual TLS (median of 5), largest memory`,
  );
  const show = (title: string, all: readonly Run[], extra = ''): void =>
    line(
      title,
      `${(median(all) / 1000).toFixed(2)} s`,
      `${Math.max(...all.map((run) => run.megabytes)).toFixed(0)} MB ${extra}`.trimEnd(),
    );
  show(
    'tlsql connect --batch',
    runs.ours,
    own.length > 0 ? `${(median(runs.ours) / median(runs.own)).toFixed(2)} × own client, same bytes` : '',
  );
  if (own.length > 0) show('own client --quick --batch', runs.own);
  show('mysql2, streamed', runs.mysql2);
}

function verifiedFlags(): string[] {
  return [
    '--protocol=TCP',
    '--host=127.0.0.1',
    `--port=${server.port}`,
    '--user=m',
    '--password=secret',
    `--ssl-ca=${tls.ca}`,
    `--ssl-cert=${tls.client.cert}`,
    `--ssl-key=${tls.client.key}`,
    // MariaDB's clients have no --ssl-mode; with a CA they verify without it.
    ...(server.flavor === 'mysql' ? ['--ssl-mode=VERIFY_IDENTITY'] : ['--ssl-verify-server-cert']),
  ];
}

/** The same with mysql2, streaming rows as people do it. */
function mysql2Program(): string {
  const ssl = {
    ca: readFileSync(tls.ca, 'utf8'),
    cert: readFileSync(tls.client.cert, 'utf8'),
    key: readFileSync(tls.client.key, 'utf8'),
  };
  const options = {
    host: '127.0.0.1',
    port: server.port,
    user: 'm',
    password: 'secret',
    ssl,
    rowsAsArray: true,
    dateStrings: true,
  };
  const mysql2 = import.meta.resolve('mysql2');
  return `import mysql from ${JSON.stringify(mysql2)};
    import { pipeline } from 'node:stream/promises';
    const connection = mysql.createConnection(${JSON.stringify(options)});
    await pipeline(connection.query(${JSON.stringify(rowsSql)}).stream({ highWaterMark: 1000 }),
      async function* (rows) { for await (const row of rows) yield row.join('\\t') + '\\n'; }, process.stdout);
    connection.destroy();`;
}

/** Runs a program; the time to its first line of output (`row`) or to its end. */
function timed(command: readonly string[], until: 'row' | 'exit' | undefined, file?: string): Promise<Run> {
  const [program = '', ...words] = command;
  const stdout = file === undefined ? 'pipe' : openSync(file, 'w');
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    // time(1) measures the child's memory.
    const child = spawn('/usr/bin/time', ['-f', 'rss %M', program, ...words], { stdio: ['ignore', stdout, 'pipe'] });
    let said = '';
    let firstRow: number | undefined;
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    child.stdout?.on('data', () => {
      firstRow ??= performance.now() - begun;
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status !== 0) return reject(new Error(`${program}: ${said}`));
      const megabytes = Number(/rss (\d+)/.exec(said)?.[1] ?? 0) / 1024;
      resolve({ millis: until === 'row' && firstRow !== undefined ? firstRow : performance.now() - begun, megabytes });
    });
  });
}

async function countLines(path: string): Promise<number> {
  let count = 0;
  for await (const _ of createInterface({ input: createReadStream(path) })) count += 1;
  return count;
}

function median(runs: readonly Run[]): number {
  return middle(runs.map((run) => run.millis));
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function line(title: string, figure: string, rest = ''): void {
  console.log(`  ${title.padEnd(40)}${figure.padStart(10)}  ${rest}`.trimEnd());
}
