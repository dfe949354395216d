import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { OptionFileSource } from '../optionfile/visit-option-file.ts';

/** The option files of this machine, for `resolveOptionFiles`. */
export const localOptionFiles: OptionFileSource = {
  read(path) {
    try {
      const stats = statSync(path);
      return { kind: 'file', bytes: readFileSync(path), mode: stats.isFile() ? stats.mode & 0o7777 : 0 };
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
