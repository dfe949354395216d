import { join } from 'node:path';

/** The files that a certificate is written to. */
export interface IssuedFiles {
  readonly certificate: string;
  readonly key: string;
  /** The certificate and the intermediates above it, for a CA that isn't a root. */
  readonly chain: string;
}

/** `NAME-cert.pem`, `NAME-key.pem`, `NAME-chain.pem` in a folder; characters outside `A-Za-z0-9._@-` become `_`. */
export function issuedFiles(folder: string, name: string): IssuedFiles {
  const base = fileBase(name);
  return {
    certificate: join(folder, `${base}-cert.pem`),
    key: join(folder, `${base}-key.pem`),
    chain: join(folder, `${base}-chain.pem`),
  };
}

/** A name as the first part of a file name; never empty, never hidden, at most 200 characters. */
export function fileBase(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9._@-]/gu, '_');
  return safe.replace(/^[.-]/, '_').slice(0, 200) || '_';
}
