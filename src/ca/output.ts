import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import type { NewFile } from './changes.ts';
import { diskError, hasErrno } from './disk.ts';
import { issuedFiles } from './file-names.ts';

/** The texts of a certificate's files; undefined ones are not written. */
export interface OutputTexts {
  readonly certificatePem: string;
  readonly keyPem: string | undefined;
  readonly chainPem: string | undefined;
}

/** The files of a certificate in a folder; the key readable by its owner alone. */
export function outputFiles(out: string, name: string, texts: OutputTexts): NewFile[] {
  const paths = issuedFiles(resolve(out), name);
  const files: NewFile[] = [];
  const add = (path: string, text: string | undefined, mode: number): void => {
    if (text !== undefined) files.push({ path, bytes: Buffer.from(text), mode });
  };
  add(paths.key, texts.keyPem, 0o600);
  add(paths.certificate, texts.certificatePem, 0o644);
  add(paths.chain, texts.chainPem, 0o644);
  return files;
}

/** Makes a folder for keys, with those above it, open to its owner alone; leaves one that is there as it is. */
export function makeOutput(out: string): void {
  makeFolders(out, 0o700);
}

/**
 * Makes a folder and those above it that are not there. One after the other: told to make all at once Node says of a read-only disk
 * that the folder does not exist.
 */
export function makeFolders(path: string, mode: number): void {
  try {
    if (existsSync(path)) {
      if (statSync(path).isDirectory()) return;
      fail('file-exists', { at: path, seen: 'a file', expected: 'a folder' });
    }
    if (dirname(path) !== path) makeFolders(dirname(path), mode);
    mkdirSync(path, { mode });
  } catch (error) {
    if (!hasErrno(error, 'EEXIST')) diskError(error, path);
  }
}
