// node --import tsx scripts/judge/counted.ts [--server NAME] [--id TEXT]: counts the doctor's connections by the servers' own
// counters, from a peer that is not loopback (root only: it makes a network namespace). Status 1 when the report differs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession } from '../../src/session/open-session.ts';
import { rootSettings } from '../../test/servers/secure-server.ts';
import { type RunningServer, startServer } from '../servers/instance.ts';
import { countedCases } from './counted-cases.ts';
import { makeKit } from './kit.ts';
import { runDoctor } from './run-doctor.ts';

const words = process.argv.slice(2);
const wish = (name: string): string | undefined => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);

const namespace = `tlsql-${process.pid}`;
const near = `tq${process.pid}a`;
const far = `tq${process.pid}b`;
const subnet = `10.${100 + (process.pid % 100)}.${process.pid % 250}`;
const [own, address] = [`${subnet}.1`, `${subnet}.2`];
const ip = (...args: string[]): void => void execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'inherit'] });

function openNamespace(): void {
  ip('netns', 'add', namespace);
  // The server must find a name for its peer, or it counts nothing towards max_connect_errors.
  mkdirSync(`/etc/netns/${namespace}`, { recursive: true });
  writeFileSync(`/etc/netns/${namespace}/hosts`, `127.0.0.1 localhost\n${own} peer.example.test\n`);
  ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', namespace);
  ip('addr', 'add', `${own}/24`, 'dev', near);
  ip('link', 'set', near, 'up');
  ip('-n', namespace, 'addr', 'add', `${address}/24`, 'dev', far);
  ip('-n', namespace, 'link', 'set', far, 'up');
  ip('-n', namespace, 'link', 'set', 'lo', 'up');
}

function closeNamespace(): void {
  ip('netns', 'del', namespace);
  rmSync(`/etc/netns/${namespace}`, { recursive: true, force: true });
}

interface Counters {
  readonly connections: number;
  readonly handshake: number;
  readonly sum: number;
}

async function asRoot(server: RunningServer, ...statements: readonly string[]): Promise<(string | null)[][]> {
  const session = await openSession(rootSettings(server));
  try {
    const rows: (string | null)[][] = [];
    for (const sql of statements) rows.push(...(await session.query(sql)).map((row) => [...row]));
    return rows;
  } finally {
    await session.close();
  }
}

async function countersOf(server: RunningServer): Promise<Counters> {
  const [status, row] = await asRoot(
    server,
    "SHOW GLOBAL STATUS LIKE 'Connections'",
    `SELECT COUNT_HANDSHAKE_ERRORS, SUM_CONNECT_ERRORS FROM performance_schema.host_cache WHERE ip='${own}'`,
  );
  return { connections: Number(status?.[1]), handshake: Number(row?.[0] ?? 0), sum: Number(row?.[1] ?? 0) };
}

let wrong = 0;
openNamespace();
try {
  for (const one of countedCases) {
    if (wish('--id') !== undefined && !one.name.includes(wish('--id') ?? '')) continue;
    for (const name of one.servers) {
      if (wish('--server') !== undefined && name !== wish('--server')) continue;
      const folder = mkdtempSync(join(tmpdir(), 'tlsql-counted-'));
      let server: RunningServer | undefined;
      try {
        const setup = one.make(makeKit(folder, name), address);
        server = await startServer(name, {
          networkNamespace: namespace,
          bindAddress: address,
          optionFile: ['performance_schema=ON', ...setup.mysqld].join('\n'),
        });
        await asRoot(server, ...setup.sql);
        const admin = one.admin === true ? ['--admin-user=root', `--admin-socket=${server.socket}`] : [];
        const before = await countersOf(server);
        const client = [...setup.client, ...admin];
        const said = await runDoctor(
          'client',
          ['--no-defaults', `-h${address}`, `-P${server.port}`, ...client],
          setup.env ?? {},
        );
        // A connection that the doctor left is counted when the server notices.
        await new Promise((resolve) => setTimeout(resolve, 150));
        const after = await countersOf(server);
        const opened = after.connections - before.connections - 1;
        const counted = after.handshake - before.handshake;
        const ok = opened === said.opened && counted === said.counted && said.opened <= 15 && said.counted <= 5;
        if (!ok) wrong += 1;
        console.log(
          `${ok ? 'ok   ' : 'WRONG'} ${name} ${one.name}: said ${said.opened} opened ${said.counted} counted; server ${opened} ${counted} (sum ${after.sum}); ${said.cause ?? said.verdict} ${said.noise ?? ''} ${said.millis} ms`,
        );
      } catch (error) {
        console.log(`none  ${name} ${one.name}: ${(error as Error).message.split('\n').slice(-3).join(' ')}`);
      } finally {
        await server?.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    }
  }
} finally {
  closeNamespace();
}
process.exitCode = wrong > 0 ? 1 : 0;
