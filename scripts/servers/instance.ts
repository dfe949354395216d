import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyData } from './bootstrap.ts';
import type { Flavor } from './catalogue.ts';
import { guard, unguard } from './guard.ts';
import { findLaunch } from './launch.ts';
import { optionFileText } from './option-file.ts';
import { freePort } from './port.ts';
import { endProcess, identify, isAlive } from './processes.ts';
import { clearInstance, newFolder, writeRecord } from './registry.ts';
import { commandOf, type Instance, launchServer, ServerStartError } from './server-process.ts';
import type { StartOptions } from './start-options.ts';
import type { Launch } from './tree.ts';

/** A running server of the tests' own. `root@localhost` has no password, by TCP from this machine and by socket. */
export interface RunningServer {
  readonly name: string;
  /** As `--version` says it, for example `10.11.14-MariaDB` or `9.7.0`. */
  readonly version: string;
  readonly flavor: Flavor;
  readonly host: string;
  readonly port: number;
  readonly socket: string;
  readonly folder: string;
  readonly dataDir: string;
  readonly optionFile: string;
  readonly logFile: string;
  readonly pid: number;
  readonly rootUser: 'root';
  /** The command that runs the server, to be run again by whoever restarts it. */
  readonly argv: readonly string[];
  /** The command of one of this version's own programs (`mysql`, `mysqldump`, `mysqladmin` …), without arguments; null: it has none. */
  readonly clientProgram: (program: string) => readonly string[] | null;
  /** The command line of an own client that logs in as root through the socket; arguments of the caller's follow. */
  readonly clientCommand: (program: string) => readonly string[];
  /** Ends the server in good order and starts it on the same data and port; `extra` are arguments for this run only. */
  readonly restart: (extra?: readonly string[]) => Promise<void>;
  /** Ends the server in good order, keeping its folder: `restart` starts it again. */
  readonly shutdown: () => Promise<void>;
  /** Ends the server and removes its folder. */
  readonly stop: () => Promise<void>;
  /** The error log so far. */
  readonly log: () => string;
}

/**
 * Starts a server of the cache, or the one on PATH (`path`), with a data folder of its own, and returns once it answers.
 * It is ended, and its folder removed, by `stop()` or when this process ends in whatever way.
 */
export async function startServer(name: string, options: StartOptions = {}): Promise<RunningServer> {
  const launch = await findLaunch(name);
  const folder = newFolder(name);
  if (options.stays !== true) guard(folder);
  mkdirSync(folder, { mode: 0o700 });
  try {
    const instance: Instance = {
      launch,
      folder,
      options,
      host: options.bindAddress ?? '127.0.0.1',
      optionFile: join(folder, 'my.cnf'),
      logFile: join(folder, 'error.log'),
      socket: join(folder, 'mysqld.sock'),
      port: 0,
      server: null,
    };
    for (const part of ['data', 'tmp']) mkdirSync(join(folder, part), { mode: 0o750 });
    await copyData(options.dataFrom ?? launch.template, join(folder, 'data'));
    await startOnFreePort(instance);
    noteStart(launch);
    return asRunning(instance);
  } catch (error) {
    await clearInstance(folder);
    unguard(folder);
    throw error;
  }
}

async function startOnFreePort(instance: Instance): Promise<void> {
  const { options, launch, folder } = instance;
  for (let attempt = 1; ; attempt++) {
    instance.port =
      options.port ?? (await freePort(options.networkNamespace === undefined ? instance.host : '127.0.0.1'));
    const facts = {
      port: instance.port,
      bindAddress: instance.host,
      socket: instance.socket,
      dataDir: join(folder, 'data'),
      logFile: instance.logFile,
      pidFile: join(folder, 'mysqld.pid'),
    };
    writeFileSync(instance.optionFile, optionFileText(launch, facts, options.tls, options.optionFile ?? ''));
    // Servers ignore an option file that everybody may write.
    chmodSync(instance.optionFile, 0o644);
    try {
      await launchServer(instance, []);
      return record(instance);
    } catch (error) {
      const taken =
        error instanceof ServerStartError && /Address already in use|Do you already have another/.test(error.log);
      if (!taken || attempt === 5 || options.port !== undefined) throw error;
    }
  }
}

function record(instance: Instance): void {
  const { launch, folder, options, port, socket, server } = instance;
  if (server === null) return;
  const owner = options.stays === true ? null : identify(process.pid);
  const id = folder.slice(folder.lastIndexOf('/') + 1);
  const since = new Date().toISOString();
  writeRecord({ id, name: launch.name, version: launch.version, port, socket, folder, since, server, owner });
}

/** A test run lists the servers that it had: see test/servers/global-setup.ts. */
function noteStart(launch: Launch): void {
  const log = process.env.TLSQL_SERVERS_STARTED;
  if (log !== undefined) appendFileSync(log, `${launch.name} ${launch.version}\n`);
}

function asRunning(instance: Instance): RunningServer {
  const { launch, folder, socket, optionFile, logFile } = instance;
  const shutdown = async (): Promise<void> => {
    if (instance.server !== null && isAlive(instance.server)) await endProcess(instance.server, 30_000);
    instance.server = null;
  };
  return {
    name: launch.name,
    version: launch.version,
    flavor: launch.flavor,
    host: instance.host,
    port: instance.port,
    socket,
    folder,
    dataDir: join(folder, 'data'),
    optionFile,
    logFile,
    get pid(): number {
      return instance.server?.pid ?? 0;
    },
    rootUser: 'root',
    argv: commandOf(instance),
    clientProgram: (program) => launch.programs[program] ?? null,
    clientCommand: (program) => clientCommand(launch, program, socket),
    restart: async (extra = []) => {
      await shutdown();
      await launchServer(instance, extra);
      record(instance);
    },
    shutdown,
    stop: async () => {
      await clearInstance(folder);
      instance.server = null;
      unguard(folder);
    },
    log: () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : ''),
  };
}

function clientCommand(launch: Launch, program: string, socket: string): readonly string[] {
  const own = launch.programs[program];
  if (own === undefined) throw new Error(`${launch.name} has no ${program}`);
  const plugins = launch.clientPlugins === null ? [] : [`--plugin-dir=${launch.clientPlugins}`];
  return [...own, '--no-defaults', ...plugins, '--protocol=SOCKET', `--socket=${socket}`, '--user=root'];
}
