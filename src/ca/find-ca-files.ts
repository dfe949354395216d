import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fail } from '../base/error.ts';
import { type Certificate, parseCertificates } from '../x509/certificate.ts';
import { inspectPrivateKey, keyMatchesCertificate, type PrivateKeyFile } from '../x509/private-key.ts';
import { diskError, hasErrno, readIfThere, readWhole } from './disk.ts';
import type { CaLayout } from './folder-layout.ts';
import { loadKey } from './load-key.ts';

/** The CA's own certificate and key in a folder. */
export interface CaFiles {
  readonly certificatePath: string;
  /** The first certificate of the file. */
  readonly certificate: Certificate;
  /** All certificates of the file: an intermediate may have those above it there too. */
  readonly certificates: readonly Certificate[];
  /** Where the key is; undefined when it is not in the folder (a signer outside, a key kept elsewhere). */
  readonly keyPath?: string;
}

/**
 * Finds the CA's certificate and key: first where the configuration says, then anywhere in the folder, `certs` and
 * `private`, as hand-typed steps leave them (`certs/ca-cert.crt`, `private/ca-privkey.key`, a leaf's key beside it).
 * Keys and certificates are told to belong together by the public key; an encrypted key only by its name.
 * Fails with `ca-files-missing`.
 */
export function findCaFiles(layout: CaLayout): CaFiles {
  const usual = readCertificates(layout.certificate);
  const found = usual === undefined ? searchCertificates(layout) : [{ path: layout.certificate, certificates: usual }];
  const keys = existsSync(layout.key) ? [layout.key] : searchKeys(layout);
  for (const { path, certificates } of found) {
    const certificate = certificates[0];
    if (certificate === undefined) continue;
    const keyPath =
      keys.find((key) => fits(key, certificate)) ??
      keys.find((key) => encrypted(key) && (keys.length === 1 || /ca/i.test(basename(key))));
    if (keyPath !== undefined) return { certificatePath: path, certificate, certificates, keyPath };
  }
  if (found.length === 0 && existsSync(layout.certificate))
    parseCertificates(readWhole(layout.certificate), layout.certificate);
  const only = found[0];
  const certificate = only?.certificates[0];
  if (only === undefined || certificate === undefined) {
    return fail('ca-files-missing', {
      at: layout.dir,
      seen: `no CA certificate at ${layout.certificate} or elsewhere in the folder`,
      expected: 'a certificate with CA:TRUE',
    });
  }
  return {
    certificatePath: only.path,
    certificate,
    certificates: only.certificates,
    ...(existsSync(layout.key) ? { keyPath: layout.key } : {}),
  };
}

/** Whether a certificate may sign others: CA:TRUE, or a self-issued one of version 1. */
export function isCa({ version, extensions, issuer, subject }: Certificate): boolean {
  if (extensions.basicConstraints !== undefined) return extensions.basicConstraints.ca;
  return version === 1 && Buffer.compare(issuer.der, subject.der) === 0;
}

interface Found {
  readonly path: string;
  readonly certificates: readonly Certificate[];
}

function searchCertificates({ dir }: CaLayout): Found[] {
  return [dir, join(dir, 'certs')]
    .flatMap((folder) => filesIn(folder, /\.(pem|crt|cer)$/i))
    .map((path) => ({ path, certificates: readCertificates(path) ?? [] }))
    .filter(({ certificates }) => certificates[0] !== undefined && isCa(certificates[0]));
}

function searchKeys({ dir, privateFolder }: CaLayout): string[] {
  return [privateFolder, dir].flatMap((folder) => filesIn(folder, /\.(pem|key)$/i)).filter((path) => holdsKey(path));
}

/** Files in a folder; none in one that is not ours to read: `ca show` needs no key, and who signs is told that there is none. */
function filesIn(folder: string, pattern: RegExp): string[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => pattern.test(name));
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'EACCES')) return [];
    diskError(error, folder);
  }
  return names
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}

function readCertificates(path: string): readonly Certificate[] | undefined {
  const bytes = readIfThere(path);
  if (bytes === undefined) return undefined;
  try {
    return parseCertificates(bytes, path);
  } catch {
    return undefined;
  }
}

const holdsKey = (path: string): boolean => keyFile(path) !== undefined;

const encrypted = (path: string): boolean => keyFile(path)?.encrypted === true;

function fits(path: string, certificate: Certificate): boolean {
  try {
    return keyMatchesCertificate(loadKey(path), certificate);
  } catch {
    return false;
  }
}

function keyFile(path: string): PrivateKeyFile | undefined {
  try {
    return inspectPrivateKey(readWhole(path), path);
  } catch {
    return undefined;
  }
}
