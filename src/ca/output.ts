import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { NewFile } from './changes.ts';
import { diskError } from './disk.ts';
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
  try {
    mkdirSync(out, { recursive: true, mode: 0o700 });
  } catch (error) {
    diskError(error, out);
  }
}
