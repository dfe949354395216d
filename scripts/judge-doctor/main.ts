// node --import tsx scripts/judge-doctor/main.ts [--server NAME] [--only ID] [--build]: sets faults up on real servers,
// runs the doctor on each from the client's side, from the server's side and from both, and prints what it said.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startServer } from '../servers/instance.ts';
import { makeKit } from './kit.ts';
import type { Scenario, Stage } from './scenario.ts';
import { scenarios } from './scenarios.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const words = process.argv.slice(2);
const option = (name: string): string | undefined =>
  words[words.indexOf(name) + 1] === undefined || !words.includes(name) ? undefined : words[words.indexOf(name) + 1];

interface Row {
  readonly id: string;
  readonly server: string;
  readonly side: string;
  readonly said: string;
  readonly right: boolean;
  readonly narrowed: boolean;
  readonly millis: number;
}

async function doctor(
  args: readonly string[],
): Promise<{ said: string; candidates: readonly string[]; millis: number; status: number }> {
  const started = performance.now();
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'bin/tlsql.js'), 'doctor', '--json', ...args],
      { timeout: 30_000 },
    );
    return { ...read(stdout), millis: performance.now() - started, status: 0 };
  } catch (error) {
    const { stdout, code } = error as { stdout?: string; code?: number };
    return { ...read(stdout ?? ''), millis: performance.now() - started, status: code ?? -1 };
  }
}

function read(text: string): { said: string; candidates: readonly string[] } {
  try {
    const { verdict, cause, findings } = JSON.parse(text) as {
      verdict: string;
      cause: { id: string } | null;
      findings: { id: string; severity: string; candidates?: string[] }[];
    };
    const loud = findings.filter(({ severity }) => severity !== 'notice').map(({ id }) => id);
    const own = findings.find(({ id }) => id === cause?.id);
    return {
      said: cause?.id ?? `${verdict}${loud.length === 0 ? '' : ` (${loud.join(' ')})`}`,
      candidates: own?.candidates ?? [],
    };
  } catch {
    return { said: `no JSON: ${text.slice(0, 80)}`, candidates: [] };
  }
}

async function judge(scenario: Scenario, serverName: string): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-judge-'));
  const kit = makeKit(folder, serverName);
  const made = await scenario.make(kit);
  let server: Awaited<ReturnType<typeof startServer>> | undefined;
  try {
    if (made.offline !== true)
      server = await startServer(serverName, {
        options: made.options ?? [],
        ...(made.optionFile === undefined ? {} : { optionFile: made.optionFile }),
      });
    const stage: Stage = { kit, host: '127.0.0.1', port: server?.port ?? 1, socket: server?.socket ?? '', server };
    for (const sql of made.sql ?? []) await kit.sql(server, sql);
    const after = (await made.after?.(stage)) ?? {};
    const client = [
      '--no-defaults',
      '-h127.0.0.1',
      `-P${stage.port}`,
      ...(made.client ?? ['-uroot', '--ssl-mode=REQUIRED']),
      ...(after.client ?? []),
    ];
    const admin = server === undefined ? [] : ['--admin-user=root', `--admin-socket=${server.socket}`];
    const files = made.server ?? [];
    const sides: (readonly [string, readonly string[]])[] =
      made.offline === true
        ? [['server', files]]
        : [
            ['client', ['--client-side-only', ...client]],
            ['both', [...client, ...admin, ...files]],
          ];
    const rows: Row[] = [];
    for (const [side, args] of sides) {
      const { said, candidates, millis } = await doctor(args);
      rows.push({
        id: scenario.id,
        server: serverName,
        side,
        said,
        right: said === scenario.id || (scenario.also ?? []).includes(said),
        narrowed: candidates.some((id) => id === scenario.id || (id === 'require-subject-mismatch' && scenario.id.startsWith('require-subject-'))),
        millis: Math.round(millis),
      });
    }
    return rows;
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const only = option('--only');
const onServer = option('--server');
const rows: Row[] = [];
for (const scenario of scenarios.filter(({ id }) => only === undefined || id === only)) {
  for (const name of scenario.servers.filter((entry) => onServer === undefined || entry === onServer)) {
    try {
      rows.push(...(await judge(scenario, name)));
    } catch (error) {
      rows.push({
        id: scenario.id,
        server: name,
        side: '-',
        said: `NOT SET UP: ${(error as Error).message.split('\n').slice(0, 3).join(' ')}`,
        right: false,
        narrowed: false,
        millis: 0,
      });
    }
    for (const row of rows.filter((entry) => entry.id === scenario.id && entry.server === name)) {
      console.log(
        `${row.right ? 'ok  ' : row.narrowed ? 'list' : 'NO  '} ${row.id} @${row.server} ${row.side} (${row.millis} ms)${row.right ? '' : `  said: ${row.said}`}`,
      );
    }
  }
}
for (const side of ['client', 'server', 'both']) {
  const own = rows.filter((row) => row.side === side);
  if (own.length > 0)
    console.log(
      `${side}: ${own.filter(({ right }) => right).length} right, ${own.filter(({ right, narrowed }) => !right && narrowed).length} narrowed, of ${own.length}`,
    );
}
