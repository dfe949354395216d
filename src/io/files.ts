import { readdir, readFile, stat } from 'node:fs/promises';
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
    const { size } = await stat(path);
    if (size > mostBytes) fail('file-too-large', { at: path, seen: `${size} bytes`, expected: `at most ${mostBytes}` });
    return await readFile(path);
  } catch (error) {
    throw fileError(error, path);
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
