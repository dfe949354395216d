import { closeSync, constants, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import type { OptionFileSource } from '../optionfile/visit-option-file.ts';

/** The option files of this machine, for `resolveOptionFiles`. */
export const localOptionFiles: OptionFileSource = {
  read(path) {
    try {
      const stats = statSync(path);
      return {
        kind: 'file',
        bytes: stats.isFile() || stats.isDirectory() ? readFileSync(path) : readPipe(path),
        mode: stats.isFile() ? stats.mode & 0o7777 : 0,
      };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing' } : { kind: 'unreadable', why: code };
    }
  },
  list(folder) {
    try {
      return readdirSync(folder);
    } catch {
      return null;
    }
  },
};

/** More is no option file (the parser's limit is below), and who writes nothing for so long has nothing to say. */
const most = { bytes: 5 * 1024 * 1024, millis: 1000 };

/** What a pipe (`<(…)` of a shell) or device gives, without waiting or reading for ever. */
function readPipe(path: string): Uint8Array {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const parts: Uint8Array[] = [];
    const until = performance.now() + most.millis;
    for (let length = 0; length < most.bytes; ) {
      const part = Buffer.alloc(65_536);
      const count = readSome(file, part, until);
      if (count === 0) break;
      parts.push(part.subarray(0, count));
      length += count;
    }
    return Buffer.concat(parts);
  } finally {
    closeSync(file);
  }
}

function readSome(file: number, into: Uint8Array, until: number): number {
  for (;;) {
    try {
      return readSync(file, into);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || performance.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
