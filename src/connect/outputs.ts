import { closeSync, openSync, writeSync } from 'node:fs';
import { fileError } from '../io/files.ts';
import type { WriteBytes } from './byte-sink.ts';
import type { Pager } from './pager.ts';

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
  let pager: Promise<Pager> | undefined;
  const notee = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  const made: Outputs = {
    pager: undefined,
    write(chunk) {
      if (file !== undefined) writeSync(file, chunk);
      if (made.pager === undefined) return write(chunk);
      pager ??= start(made.pager);
      return pager.then(({ take }) => take(chunk));
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
      const ending = pager;
      pager = undefined;
      await (await ending)?.end();
    },
  };
  return made;
}

/** Loaded when it is needed: most runs start no program. */
async function start(command: string): Promise<Pager> {
  const { startPager } = await import('./pager.ts');
  return startPager(command);
}
