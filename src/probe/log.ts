import { posix } from 'node:path';
import { asTlsqlError } from '../base/error.ts';
import { linesSinceStart, parseLogLine } from '../checks/engine/log-lines.ts';
import type { LogFacts } from '../facts/log.ts';
import { localMachine } from '../io/local-machine.ts';
import { ifHad, type Machine } from '../io/machine.ts';

/** The end of a log that is read: 512 KiB, hundreds of starts. */
const mostBytes = 512 * 1024;

/**
 * Reads the end of the server's log, when it is named and readable. Relative names are in the data folder.
 *
 * @param unread told why a log that is named could not be read.
 */
export async function probeLog(
  named: string | undefined,
  dataFolder: string | undefined,
  now: Date,
  machine: Machine = localMachine,
  unread: (why: string) => void = () => undefined,
): Promise<LogFacts | undefined> {
  if (named === undefined) return undefined;
  const path = posix.resolve(dataFolder ?? '/', named);
  const tail = machine.tail(path, mostBytes).catch((error: unknown) => {
    unread(`the server's log ${path} could not be read: ${asTlsqlError(error).detail.seen}`);
    throw error;
  });
  const read = await ifHad(tail);
  if (read === undefined) return undefined;
  const text = new TextDecoder().decode(read.bytes);
  const lines = text.split('\n').map((line, index) => parseLogLine(path, index + 1, line));
  const recent = now.getTime() - 60_000;
  return {
    files: [{ path, size: read.size, readFrom: read.from }],
    sinceStart: linesSinceStart(lines),
    duringAttempts: lines
      .filter(({ time, text }) => text !== '' && time !== undefined && time.getTime() >= recent)
      .slice(-50),
  };
}
