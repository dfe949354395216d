import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Side } from './scenario.ts';

export const projectRoot: string = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const program = join(projectRoot, 'bin', 'tlsql.js');
const recorder = join(projectRoot, 'scripts', 'judge', 'record-facts.js');

/** What one run of the built program said. */
export interface Said {
  readonly verdict: string;
  readonly cause: string | undefined;
  readonly what: string;
  readonly candidates: readonly string[];
  readonly fix: readonly string[];
  /** Ids of the findings above notice, the cause included. */
  readonly loud: readonly string[];
  readonly opened: number;
  readonly counted: number;
  readonly status: number;
  readonly millis: number;
  /** What was printed, where it is no document. */
  readonly noise: string | undefined;
}

interface Document {
  readonly verdict: string;
  readonly cause: { readonly id: string; readonly what: string } | null;
  readonly findings: readonly {
    readonly id: string;
    readonly severity: string;
    readonly fix: readonly string[];
    readonly candidates?: readonly string[];
  }[];
  readonly connections: { readonly opened: number; readonly countedAgainstUs: number };
}

let flagKnown: boolean | undefined;

/** How to keep a run from looking at the servers of this machine: the flag, else a view without other processes. */
function alone(): { readonly prefix: readonly string[]; readonly flags: readonly string[] } {
  flagKnown ??= spawnSync(process.execPath, [program, 'doctor', '--help'], { encoding: 'utf8' }).stdout.includes(
    '--client-side-only',
  );
  if (flagKnown) return { prefix: [], flags: ['--client-side-only'] };
  return { prefix: ['unshare', '--fork', '--pid', '--mount-proc'], flags: [] };
}

/** Runs `tlsql doctor --json` from one side. */
export async function runDoctor(
  side: Side,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  factsFile?: string,
): Promise<Said> {
  const { prefix, flags } = side === 'client' ? alone() : { prefix: [], flags: [] };
  const [command = '', ...rest] = [...prefix, process.execPath, program, 'doctor', '--json', ...args, ...flags];
  const recording =
    factsFile === undefined ? {} : { NODE_OPTIONS: `--import=${recorder}`, TLSQL_JUDGE_FACTS: factsFile };
  const started = performance.now();
  const { stdout, stderr, status } = await runProgram(command, rest, {
    ...process.env,
    HOME: '/nonexistent',
    ...env,
    ...recording,
  });
  const millis = Math.round(performance.now() - started);
  try {
    return { ...read(JSON.parse(stdout) as Document), status, millis };
  } catch {
    const noise = `${stdout}${stderr}`.slice(0, 300);
    const nothing = { verdict: 'none', cause: undefined, what: '', candidates: [], fix: [], loud: [] };
    return { ...nothing, opened: 0, counted: 0, status, millis, noise };
  }
}

function read({ verdict, cause, findings, connections }: Document): Omit<Said, 'status' | 'millis'> {
  const own = findings.find(({ id }) => id === cause?.id);
  return {
    verdict,
    cause: cause?.id,
    what: cause?.what ?? '',
    candidates: own?.candidates ?? [],
    fix: own?.fix ?? [],
    loud: findings.filter(({ severity }) => severity !== 'notice').map(({ id }) => id),
    opened: connections.opened,
    counted: connections.countedAgainstUs,
    noise: undefined,
  };
}

interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

/** Runs a program to its end, at most 60 seconds. */
export async function runProgram(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Ended> {
  const child = spawn(command, [...args], { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part;
  });
  return await new Promise((resolve) => {
    child.on('error', (error) => resolve({ stdout, stderr: error.message, status: -1 }));
    child.on('close', (code) => resolve({ stdout, stderr, status: code ?? -1 }));
  });
}
