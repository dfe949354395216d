import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * The watchdog of this process (watchdog.js): a child that outlives it and ends the servers in the guarded folders once
 * this process is gone. One per process, started with the first folder.
 */
let watchdog: ChildProcess | undefined;

/** From now on the folder, and whatever runs from it, goes when this process does. Called before anything is there. */
export function guard(folder: string): void {
  tell({ add: folder });
}

/** The folder is gone, or is to stay. */
export function unguard(folder: string): void {
  tell({ remove: folder });
}

function tell(message: Readonly<Record<string, string>>): void {
  watchdog ??= start();
  watchdog.stdin?.write(`${JSON.stringify(message)}\n`);
}

function start(): ChildProcess {
  // A session of its own, so that Ctrl-C and a closed terminal don't reach it; no inherited output, so that nobody who
  // reads this process's output waits for it.
  const child = spawn(process.execPath, [fileURLToPath(new URL('./watchdog.js', import.meta.url))], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    env: {},
  });
  child.unref();
  (child.stdin as unknown as { unref?: () => void })?.unref?.();
  // Ended by somebody else: the next message starts another, which is told of what comes from then on.
  child.on('exit', () => {
    if (watchdog === child) watchdog = undefined;
  });
  child.stdin?.on('error', () => {});
  return child;
}
