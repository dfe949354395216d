import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { linesSinceStart, parseLogLine } from '../checks/engine/log-lines.ts';
import type { LogFacts } from '../facts/log.ts';

/** The end of a log that is read: 512 KiB, hundreds of starts. */
const mostBytes = 512 * 1024;

/** Reads the end of the server's log, when it is named and readable. Relative names are in the data folder. */
export async function probeLog(
  named: string | undefined,
  dataFolder: string | undefined,
  now: Date,
): Promise<LogFacts | undefined> {
  if (named === undefined) return undefined;
  const path = posix.resolve(dataFolder ?? '/', named);
  const read = tail(path);
  if (read === undefined) return undefined;
  const lines = read.text.split('\n').map((text, index) => parseLogLine(path, index + 1, text));
  const recent = now.getTime() - 60_000;
  return {
    files: [{ path, size: read.size, readFrom: read.from }],
    sinceStart: linesSinceStart(lines),
    duringAttempts: lines
      .filter(({ time, text }) => text !== '' && time !== undefined && time.getTime() >= recent)
      .slice(-50),
  };
}

function tail(path: string): { readonly text: string; readonly size: number; readonly from: number } | undefined {
  try {
    const { size } = statSync(path);
    const from = Math.max(0, size - mostBytes);
    const bytes = Buffer.alloc(size - from);
    const file = openSync(path, 'r');
    try {
      const length = readSync(file, bytes, 0, bytes.length, from);
      return { text: bytes.subarray(0, length).toString('utf8'), size, from };
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}
