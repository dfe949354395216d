import { closeSync, constants, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileError } from './files.ts';

/** A journal of lines, each a JSON object, that is written to. Each line is on the disk before the call returns. */
export interface LineJournal<Line> {
  readonly folder: string;
  write(line: Line): void;
}

const journalFile = 'journal.jsonl';

/** Begins a journal in a folder of its own, made 0700. What an earlier one left there goes. */
export function beginLines<Line>(folder: string): LineJournal<Line> {
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileError(error, folder, 'write');
  }
  return openLines(folder);
}

/** The journal that was begun before. */
export function openLines<Line>(folder: string): LineJournal<Line> {
  const path = join(folder, journalFile);
  return {
    folder,
    write(line) {
      try {
        const file = openSync(path, constants.O_CREAT | constants.O_APPEND | constants.O_WRONLY, 0o600);
        try {
          writeSync(file, `${JSON.stringify(line)}\n`);
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
      } catch (error) {
        throw fileError(error, path, 'write');
      }
    },
  };
}

/**
 * The lines as far as they were written: a torn last one was never acted upon. Empty when there is no journal.
 *
 * @param damaged called for a line that is no JSON object.
 */
export function readLines(folder: string, damaged: (path: string) => never): readonly object[] {
  const path = join(folder, journalFile);
  return textAt(path)
    .split('\n')
    .slice(0, -1)
    .map((line) => parsed(line) ?? damaged(path));
}

function textAt(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw fileError(error, path);
  }
}

function parsed(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
