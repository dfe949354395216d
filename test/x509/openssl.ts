import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What the openssl program printed, or the error it ended with. */
export interface OpensslResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `openssl version` in words, or undefined where there is no such program. */
export const opensslVersion: string | undefined = version();

/** Whether there is an OpenSSL 3 here: the corpus and the forms compared with are those of OpenSSL 3. */
export const hasOpenssl: boolean = /^OpenSSL 3\./.test(opensslVersion ?? '');

/** Runs the openssl program without a configuration of the machine's own; a failure is a result, not an error. */
export async function openssl(args: readonly string[], cwd: string): Promise<OpensslResult> {
  try {
    const { stdout, stderr } = await run('openssl', [...args], { cwd, env, encoding: 'latin1', maxBuffer: 64 << 20 });
    return { status: 0, stdout, stderr };
  } catch (error) {
    const failed = error as { code?: number | string; stdout?: string; stderr?: string };
    if (typeof failed.code !== 'number') throw error;
    return { status: failed.code, stdout: failed.stdout ?? '', stderr: failed.stderr ?? '' };
  }
}

/** Runs the openssl program and throws with what it said unless it succeeded. */
export async function mustOpenssl(args: readonly string[], cwd: string): Promise<string> {
  const { status, stdout, stderr } = await openssl(args, cwd);
  if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Runs `work` for each item, two at a time: the machines that test have two cores. */
export async function forAll<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', OPENSSL_CONF: '/dev/null', HOME: '/nonexistent' };

function version(): string | undefined {
  try {
    return execFileSync('openssl', ['version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
