import { constants } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail, TlsqlError } from '../base/error.ts';

/** Largest certificate, key or option file that is read: 16 MiB, far above a CA bundle or a CRL of 100,000 entries. */
export const mostBytes = 16 * 1024 * 1024;

/** The coded error for a failed file operation. */
export function fileError(error: unknown, path: string, doing: 'read' | 'write' = 'read'): TlsqlError {
  if (error instanceof TlsqlError) return error;
  const errno = (error as NodeJS.ErrnoException).code ?? 'unknown';
  const detail = { at: path, cause: error, fields: { errno, path } };
  if (errno === 'ENOENT' && doing === 'read') {
    return new TlsqlError('file-missing', { ...detail, seen: 'no such file', next: `ls -l ${path}` });
  }
  if (doing === 'read')
    return new TlsqlError('file-not-readable', { ...detail, seen: errno, next: `namei -l ${path}` });
  return new TlsqlError('file-not-writable', { ...detail, seen: errno, next: `namei -l ${path}` });
}

/** The file's bytes. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const stats = await stat(path);
    if (!stats.isFile() && !stats.isDirectory()) return await readStream(path);
    const { size } = stats;
    if (size > mostBytes) fail('file-too-large', { at: path, seen: `${size} bytes`, expected: `at most ${mostBytes}` });
    return await readFile(path);
  } catch (error) {
    throw fileError(error, path);
  }
}

/** A pipe whose writer says nothing for so long has nothing to say, ms. */
const pipePatience = 2000;

/** What a pipe or a device gives: no more than is read of a file, and never waited for without end. */
async function readStream(path: string): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const parts: Uint8Array[] = [];
    let length = 0;
    let until = performance.now() + pipePatience;
    for (;;) {
      const part = await file.read(Buffer.alloc(65_536), 0, 65_536, null).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || performance.now() > until) throw error;
        return undefined;
      });
      if (part === undefined) await sleep(5);
      else if (part.bytesRead === 0) return Buffer.concat(parts);
      else {
        parts.push(part.buffer.subarray(0, part.bytesRead));
        length += part.bytesRead;
        until = performance.now() + pipePatience;
      }
      if (length > mostBytes)
        fail('file-too-large', { at: path, seen: 'data without an end', expected: `at most ${mostBytes}` });
    }
  } finally {
    await file.close();
  }
}

/** The file's text, UTF-8. */
export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path));
}

/** The names in a folder, sorted. */
export async function listNames(path: string): Promise<string[]> {
  try {
    return (await readdir(path)).sort();
  } catch (error) {
    throw fileError(error, path);
  }
}

/** Whether there is anything at the path that can be reached. */
export async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
