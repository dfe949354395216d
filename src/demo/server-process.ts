import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Deadline, deadlineIn } from '../base/deadline.ts';
import { fail, TlsqlError } from '../base/error.ts';
import { dial } from '../io/dial.ts';
import type { Guardian } from './guardian.ts';

/** A server process of ours. It cannot outlive us: see guardian.ts. */
export interface ServerProcess {
  /** Ends it in good order, by force after 20 seconds. */
  stop(): Promise<void>;
}

export interface ServerCommand {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The folder it runs in. */
  readonly folder: string;
  readonly logFile: string;
  readonly port: number;
}

/** Servers refuse to run as root unless told so by name. */
export const asRoot = (): string[] => (userInfo().uid === 0 ? ['--user=root'] : []);

/** Starts the server and returns once it greets on its port. Fails with `server-did-not-start` and the end of its log. */
export async function startProcess(
  command: ServerCommand,
  guardian: Guardian,
  signal?: AbortSignal,
): Promise<ServerProcess> {
  const [program = '', ...args] = command.argv;
  const output = openSync(command.logFile, 'a', 0o600);
  // A session of its own: Ctrl-C reaches us alone, and we end it in order.
  const child = spawn(program, args, {
    cwd: command.folder,
    env: { ...command.env },
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (status, by) => resolve(by ?? `status ${status}`));
  });
  if (child.pid !== undefined) guardian.watch(child.pid);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(patience);
  };
  try {
    await untilItGreets(command, ended, deadlineIn(60_000), signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

async function untilItGreets(
  command: ServerCommand,
  ended: Promise<string>,
  deadline: Deadline,
  signal?: AbortSignal,
): Promise<void> {
  let how: string | undefined;
  void ended.then((text) => {
    how = text;
  });
  for (;;) {
    signal?.throwIfAborted();
    if (how !== undefined || deadline.left() === 0) {
      const log = readFileSync(command.logFile, 'utf8').trimEnd().split('\n').slice(-6).join(' | ');
      fail('server-did-not-start', {
        at: command.argv.at(0) ?? '',
        seen: `${how ?? 'not ready in 60 s'}; its log ends: ${log}`,
        expected: 'a server that greets',
      });
    }
    if (await greets(command.port)) return;
    await sleep(15);
  }
}

async function greets(port: number): Promise<boolean> {
  const deadline = deadlineIn(1000);
  try {
    const { link } = await dial({ host: '127.0.0.1', port }, deadline);
    const bytes = await link.read(deadline, 'the greeting');
    link.destroy();
    return bytes !== undefined;
  } catch (error) {
    if (error instanceof TlsqlError) return false;
    throw error;
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
