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
  const file = (path: string, text: string | undefined, mode: number): NewFile[] =>
    text === undefined ? [] : [{ path, bytes: Buffer.from(text), mode }];
  return [
    ...file(paths.key, texts.keyPem, 0o600),
    ...file(paths.certificate, texts.certificatePem, 0o644),
    ...file(paths.chain, texts.chainPem, 0o644),
  ];
}

/** Makes a folder for keys, with those above it, open to its owner alone; leaves one that is there as it is. */
export function makeOutput(out: string): void {
  try {
    mkdirSync(out, { recursive: true, mode: 0o700 });
  } catch (error) {
    diskError(error, out);
  }
}
