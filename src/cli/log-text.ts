import { resolve } from 'node:path';
import { localMachine } from '../io/local-machine.ts';

/** So much of the end of a log is read: its last lines are those that matter. */
const most = 16 * 1024 * 1024;

/** The text of a log, or its end where it is longer; `-` is standard input. Fails with the codes of files. */
export async function logText(
  file: string,
  stdin: NodeJS.ReadableStream,
  cwd: string,
  limit: number = most,
): Promise<string> {
  if (file !== '-') {
    const { bytes, from } = await localMachine.tail(resolve(cwd, file), limit);
    return wholeLines(bytes, from > 0);
  }
  const parts: Buffer[] = [];
  let length = 0;
  let cut = false;
  for await (const part of stdin) {
    const bytes = Buffer.from(part as string | Uint8Array);
    parts.push(bytes);
    length += bytes.length;
    while (length - (parts[0]?.length ?? 0) >= limit) {
      length -= parts.shift()?.length ?? 0;
      cut = true;
    }
  }
  return wholeLines(Buffer.concat(parts), cut);
}

/** Where the beginning was cut off, the first line is torn. */
function wholeLines(bytes: Uint8Array, cut: boolean): string {
  const text = new TextDecoder().decode(bytes);
  return cut ? text.slice(text.indexOf('\n') + 1) : text;
}
