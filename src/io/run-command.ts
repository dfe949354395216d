import { spawn } from 'node:child_process';
import type { CommandResult } from './machine.ts';

/** Runs a shell command without input, in a process group of its own. Status 124 after `millis`, 127 when there is no shell. */
export function runCommand(command: string, millis: number): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', command], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    const take = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-4000);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    let finished = false;
    const finish = (status: number): void => {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      // A server that the command starts may keep its pipes open.
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      resolve({ status, output: output.trim() });
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      finish(124);
    }, millis);
    child.on('error', () => finish(127));
    // Not `close`: a server that was started in the background holds the pipes.
    child.on('exit', (code) => setTimeout(() => finish(code ?? 1), 20));
  });
}
