import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';

/** What is read of a machine's kernel to tell processes apart. Nothing throws: what cannot be seen is undefined. */
export interface ProcView {
  text(path: string): string | undefined;
  names(folder: string): readonly string[] | undefined;
  link(path: string): string | undefined;
  /** Device and inode, links followed: the same for two names of one folder. */
  inode(path: string): string | undefined;
}

const seen = <T>(look: () => T): T | undefined => {
  try {
    return look();
  } catch {
    return undefined;
  }
};

/** This machine. */
export const localProc: ProcView = {
  text: (path) => seen(() => readFileSync(path, 'utf8')),
  names: (folder) => seen(() => readdirSync(folder)),
  link: (path) => seen(() => readlinkSync(path)),
  inode: (path) =>
    seen(() => {
      const { dev, ino } = statSync(path, { bigint: true });
      return `${dev}:${ino}`;
    }),
};
