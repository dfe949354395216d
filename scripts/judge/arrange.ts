import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../servers/instance.ts';
import { freePort } from '../servers/port.ts';
import { ServerStartError } from '../servers/server-process.ts';
import { type Kit, makeKit } from './kit.ts';
import { runProgram } from './run-doctor.ts';
import type { Scenario, Setup, Side } from './scenario.ts';

/** A fault that stands, with the words for the doctor from each side. */
export interface Arranged {
  readonly kit: Kit;
  readonly server: RunningServer | undefined;
  readonly words: Readonly<Partial<Record<Side, readonly string[]>>>;
  readonly env: Readonly<Record<string, string>>;
  /** Starts the server that the fault kept from starting, by its option file as it is now; none where it runs or is not run. */
  readonly start?: () => Promise<void>;
  /** Ends the server and removes all files. */
  readonly clear: () => Promise<void>;
}

/** Sets a scenario up on one server. */
export async function arrange(scenario: Scenario, serverName: string): Promise<Arranged> {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-judge-'));
  let server: RunningServer | undefined;
  const ends: (() => Promise<void> | void)[] = [];
  const clear = async (): Promise<void> => {
    for (const end of ends.reverse()) await end();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const kit = makeKit(folder, serverName);
    const setup = await scenario.make(kit);
    const place = await serverPlace(setup, serverName, kit);
    server = place.server;
    for (const sql of setup.sql ?? []) await statement(server, sql);
    const port = server?.port ?? (await freePort('127.0.0.1'));
    const after = await setup.after?.({ kit, port, server, clean: (end) => void ends.push(end) });
    const defaults =
      setup.clientFile === undefined
        ? ['--no-defaults']
        : [`--defaults-file=${kit.write('client.cnf', setup.clientFile)}`];
    const address = setup.clientFile?.includes('host') === true ? [] : ['-h127.0.0.1'];
    const client = [
      ...defaults,
      ...address,
      `-P${port}`,
      ...(setup.client ?? ['-uroot', '--ssl-mode=REQUIRED']),
      ...(after?.client ?? []),
    ];
    const admin = server === undefined ? [] : ['--admin-user=root', `--admin-socket=${server.socket}`];
    const files = [...place.flags, ...(setup.flags ?? [])];
    const all: Record<Side, readonly string[]> = {
      client,
      server: ['--no-defaults', ...place.files, ...files, ...admin],
      both: [...client, ...(server === undefined ? place.files : []), ...files, ...admin],
    };
    const sides = setup.sides ?? (setup.offline === true ? ['server'] : ['client', 'server', 'both']);
    const words = Object.fromEntries(sides.map((side) => [side, all[side]]));
    const start = async (): Promise<void> => {
      if (setup.offline === true) return;
      // The instance of the harness has a data folder, socket and log of its own.
      const text = readFileSync(join(folder, 'my.cnf'), 'utf8').replace(/^(\[mysqld\]\n)?datadir=.*\n/m, '');
      const started = await startServer(serverName, { optionFile: text, port, options: setup.args ?? [] });
      ends.push(() => started.stop());
      writeFileSync(join(folder, 'error.log'), started.log());
    };
    return {
      kit,
      server,
      words,
      env: setup.env ?? {},
      clear,
      ...(server === undefined ? { start } : {}),
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

interface Place {
  readonly server: RunningServer | undefined;
  /** Flags that name its option file and data folder. */
  readonly files: readonly string[];
  readonly flags: readonly string[];
}

async function serverPlace(setup: Setup, name: string, kit: Kit): Promise<Place> {
  const lines = (setup.mysqld ?? []).join('\n');
  const user = setup.serverUser === undefined ? [] : [`--server-user=${setup.serverUser}`];
  const lonely = (log: string): Place => {
    const cnf = kit.write('my.cnf', `[mysqld]\ndatadir=${kit.folder}\n${lines}\n`);
    return {
      server: undefined,
      files: [`--server-config=${cnf}`],
      flags: [`--server-log=${kit.write('error.log', log)}`, ...user],
    };
  };
  if (setup.offline === true) return lonely('');
  try {
    const server = await startServer(name, {
      optionFile: lines,
      options: setup.args ?? [],
      ...(setup.serverEnv === undefined ? {} : { env: setup.serverEnv }),
    });
    if (setup.stops === true) {
      await server.stop();
      throw new Error('the server starts in spite of the fault');
    }
    return {
      server,
      files: [`--server-config=${server.optionFile}`, `--datadir=${server.dataDir}`],
      flags: [`--server-log=${server.logFile}`, ...user],
    };
  } catch (error) {
    if (setup.stops !== true || !(error instanceof ServerStartError)) throw error;
    return lonely(error.log);
  }
}

/** Runs SQL as root through the socket. */
export async function statement(server: RunningServer | undefined, sql: string): Promise<void> {
  if (server === undefined) return;
  const [program = '', ...args] = server.clientCommand('mysql');
  // The socket is safe, and the client must not judge a certificate that a scenario spoils.
  const plain = server.flavor === 'mariadb' ? '--skip-ssl' : '--ssl-mode=DISABLED';
  const ended = await runProgram(program, [...args, plain, '-e', sql]);
  if (ended.status !== 0) throw new Error(`${sql}: ${ended.stderr.trim()}`);
}
