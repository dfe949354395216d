import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { asRoot } from './bootstrap.ts';
import { greets } from './port.ts';
import { endProcess, identify, type ProcessId } from './processes.ts';
import type { StartOptions } from './start-options.ts';
import type { Launch } from './tree.ts';

/** The state of an instance between its starts. */
export interface Instance {
  readonly launch: Launch;
  readonly folder: string;
  readonly options: StartOptions;
  readonly host: string;
  readonly optionFile: string;
  readonly logFile: string;
  readonly socket: string;
  port: number;
  server: ProcessId | null;
}

/** A server that ended, or kept silent, instead of becoming ready. */
export class ServerStartError extends Error {
  override readonly name: string = 'ServerStartError';
  /** What its log says about this start. */
  readonly log: string;

  constructor(seen: string, log: string) {
    super(`${seen}; its log ends with:\n${log.trimEnd().split('\n').slice(-12).join('\n')}`);
    this.log = log;
  }
}

/** Starts the process and waits until it greets; `extra` are arguments for this run only. */
export async function launchServer(instance: Instance, extra: readonly string[]): Promise<void> {
  const { launch, options, logFile } = instance;
  const seen = existsSync(logFile) ? statSync(logFile).size : 0;
  const newLog = (): string => (existsSync(logFile) ? readFileSync(logFile).subarray(seen).toString('utf8') : '');
  const [program = '', ...args] = [...commandOf(instance), ...extra];
  const output = openSync(logFile, 'a', 0o640);
  const child = spawn(program, args, {
    cwd: instance.folder,
    env: { ...process.env, ...launch.env, ...options.env },
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  child.unref();
  const failed = await new Promise<Error | null>((resolve) => {
    child.once('error', resolve).once('spawn', () => resolve(null));
  });
  if (failed !== null) throw failed;
  instance.server = identify(child.pid ?? 0);
  await untilReady(instance, child, newLog);
}

async function untilReady(instance: Instance, child: ChildProcess, newLog: () => string): Promise<void> {
  const { name } = instance.launch;
  const patience = instance.options.patience ?? 60_000;
  const end = Date.now() + patience;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null || instance.server === null) {
      instance.server = null;
      throw new ServerStartError(
        `${name} ended with ${child.signalCode ?? `status ${child.exitCode}`} at its start`,
        newLog(),
      );
    }
    if (/(mysqld|mariadbd): ready for connections/.test(newLog())) {
      const inNamespace = instance.options.networkNamespace !== undefined;
      const anyAddress = ['0.0.0.0', '::', '*'].includes(instance.host);
      const tcp = { host: anyAddress ? '127.0.0.1' : instance.host, port: instance.port };
      if (await greets(inNamespace || usesNoTcp(instance) ? { path: instance.socket } : tcp, 1000)) return;
    }
    if (Date.now() > end) {
      await endProcess(instance.server, 0);
      instance.server = null;
      throw new ServerStartError(`${name} was not ready within ${patience} ms`, newLog());
    }
    await sleep(15);
  }
}

const usesNoTcp = (instance: Instance): boolean =>
  [...(instance.options.options ?? []), instance.options.optionFile ?? ''].some((text) =>
    text.includes('skip-networking'),
  );

/** The command that runs the instance's server. */
export function commandOf(instance: Instance): string[] {
  const { launch, options, folder } = instance;
  const namespace = options.networkNamespace === undefined ? [] : ['ip', 'netns', 'exec', options.networkNamespace];
  const own = [`--tmpdir=${join(folder, 'tmp')}`, '--innodb-flush-log-at-trx-commit=0', ...asRoot()];
  return [
    ...namespace,
    ...launch.server,
    `--defaults-file=${instance.optionFile}`,
    ...launch.args,
    ...own,
    ...(options.options ?? []),
  ];
}
