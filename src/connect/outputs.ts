import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { fileError } from '../io/files.ts';
import type { Drain, WriteBytes } from './byte-sink.ts';

/** Where output goes: to `write`, or through a pager, and to a file as well (`tee`). */
export interface Outputs {
  readonly write: WriteBytes;
  /** Appends to the file alone: what was typed, what went to standard error. */
  note(text: string): void;
  /** Appends all output to this file from here on; fails with the code of the file's error. */
  tee(path: string): void;
  notee(): void;
  /** A command for the shell that gets the output of each statement; undefined: none. */
  pager: string | undefined;
  /** Waits until the pager has had its say. Output after that begins another one. */
  settle(): Promise<void>;
}

export function outputs(write: WriteBytes): Outputs {
  let file: number | undefined;
  let child: ChildProcess | undefined;
  const notee = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  const made: Outputs = {
    pager: undefined,
    write(chunk) {
      if (file !== undefined) writeSync(file, chunk);
      if (made.pager === undefined) return write(chunk);
      child ??= startPager(made.pager);
      return toPager(child, chunk);
    },
    note(text) {
      if (file !== undefined) writeSync(file, text);
    },
    tee(path) {
      notee();
      try {
        file = openSync(path, 'a', 0o600);
      } catch (error) {
        throw fileError(error, path, 'write');
      }
    },
    notee,
    async settle() {
      const ending = child;
      child = undefined;
      if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
      await new Promise<void>((resolve) => {
        ending.once('close', () => resolve());
        ending.stdin?.end();
      });
    },
  };
  return made;
}

function startPager(command: string): ChildProcess {
  const child = spawn('/bin/sh', ['-c', command], { stdio: ['pipe', 'inherit', 'inherit'] });
  // A pager that is left early (`q` in less, head) has read enough.
  child.stdin?.on('error', () => {});
  child.on('error', () => {});
  return child;
}

function toPager({ stdin }: ChildProcess, chunk: Uint8Array): Drain {
  if (stdin === null || stdin.destroyed || stdin.write(chunk)) return undefined;
  return new Promise((resolve) => {
    for (const event of ['drain', 'close', 'error']) stdin.once(event, () => resolve());
  });
}
