import { spawn } from 'node:child_process';
import type { Drain } from './byte-sink.ts';

/** A program that output goes through, to the terminal that this program has. */
export interface Pager {
  take(chunk: Uint8Array): Drain;
  /** There is no more output; resolves when the program has ended. */
  end(): Promise<void>;
}

/** Starts a command of the shell. One that is left early (`q` in less, head), or is none, takes nothing more. */
export function startPager(command: string): Pager {
  const child = spawn('/bin/sh', ['-c', command], { stdio: ['pipe', 'inherit', 'inherit'] });
  const closed = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  child.stdin.on('error', () => {});
  child.on('error', () => {});
  return {
    take(chunk) {
      const { stdin } = child;
      if (stdin.destroyed || stdin.write(chunk)) return undefined;
      return new Promise((resolve) => {
        for (const event of ['drain', 'close', 'error']) stdin.once(event, () => resolve());
      });
    },
    async end() {
      child.stdin.end();
      await closed;
    },
  };
}
