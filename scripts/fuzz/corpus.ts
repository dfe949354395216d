import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One payload of a conversation: from the server or the client. */
export interface Line {
  readonly from: 'S' | 'C';
  readonly payload: Uint8Array;
}

/** A recorded or grown conversation. */
export interface Entry {
  readonly name: string;
  readonly lines: readonly Line[];
}

/** Recordings, and below `grown` what fuzzing added to them. */
export const corpusFolder: string = join(fileURLToPath(import.meta.url), '..', '..', '..', 'test', 'corpus', 'mysql');

/** Reads `S hex` and `C hex` lines; others (`# …`, `TLS`) are for people. */
export function parseEntry(name: string, text: string): Entry {
  const lines = [...text.matchAll(/^([SC]) ([0-9a-f]*)$/gm)].map(
    ([, from, hex]): Line => ({ from: from as 'S' | 'C', payload: Uint8Array.from(Buffer.from(hex ?? '', 'hex')) }),
  );
  return { name, lines };
}

export function readCorpus(folder: string = corpusFolder): Entry[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.txt'))
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .map((path) => parseEntry(path.slice(folder.length + 1), readFileSync(path, 'utf8')));
}

export function writeEntry(name: string, comment: string, lines: readonly Line[]): void {
  const path = join(corpusFolder, `${name}.txt`);
  mkdirSync(join(path, '..'), { recursive: true });
  const body = lines.map(({ from, payload }) => `${from} ${Buffer.from(payload).toString('hex')}`);
  writeFileSync(path, `# ${comment}\n${body.join('\n')}\n`);
}
