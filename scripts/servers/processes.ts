import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that cannot be mistaken for a later one of the same id. */
export interface ProcessId {
  readonly pid: number;
  /** Start time in clock ticks since boot, field 22 of /proc/PID/stat (proc(5)). */
  readonly started: string;
}

/** The identity of a running process, or null when there is none (a zombie counts as gone). */
export function identify(pid: number): ProcessId | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets and may hold anything, brackets included.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, started] = [fields[0], fields[19]];
    return state === undefined || started === undefined || 'ZX'.includes(state) ? null : { pid, started };
  } catch {
    return null;
  }
}

export function isAlive(id: ProcessId): boolean {
  return identify(id.pid)?.started === id.started;
}

/** Running processes one of whose arguments is exactly one of these. */
export function findByArgument(wanted: readonly string[]): ProcessId[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      try {
        const args = readFileSync(`/proc/${entry}/cmdline`, 'utf8').split('\0');
        return args.some((arg) => wanted.includes(arg)) ? (identify(Number(entry)) ?? []) : [];
      } catch {
        return [];
      }
    });
}

/** Asks a process to end, and ends it by force when it hasn't after `patience` milliseconds. Returns when it is gone. */
export async function endProcess(id: ProcessId, patience: number): Promise<void> {
  if (patience > 0) {
    signal(id, 'SIGTERM');
    if (await goneWithin(id, patience)) return;
  }
  signal(id, 'SIGKILL');
  if (!(await goneWithin(id, 10_000))) throw new Error(`process ${id.pid} does not end`);
}

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  /** Called with each line of standard output as it comes. */
  readonly onLine?: (line: string) => void;
}

/** Runs a program to its end; its output is text. Rejects only when it cannot be run at all. */
export function run(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  const [program = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let [stdout, stderr, rest] = ['', '', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (options.onLine === undefined) return;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) options.onLine(line);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    // A program that ends before it has read its input is judged by its status.
    child.stdin.on('error', () => {}).end(options.input ?? '');
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** As `run`, but anything other than status 0 is an error with the end of what the program said. */
export async function runOrFail(argv: readonly string[], options: RunOptions = {}): Promise<string> {
  const { status, stdout, stderr } = await run(argv, options);
  if (status === 0) return stdout;
  const said = (stderr.trim() || stdout.trim()).split('\n').slice(-8).join('\n');
  throw new Error(`${argv.slice(0, 2).join(' ')} … ended with status ${status}: ${said}`);
}

function signal(id: ProcessId, name: NodeJS.Signals): void {
  if (!isAlive(id)) return;
  try {
    process.kill(id.pid, name);
  } catch {
    // It ended between the two lines above.
  }
}

async function goneWithin(id: ProcessId, millis: number): Promise<boolean> {
  const end = Date.now() + millis;
  while (isAlive(id)) {
    if (Date.now() >= end) return false;
    await sleep(10);
  }
  return true;
}
