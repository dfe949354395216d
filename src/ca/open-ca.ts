import { accessSync, constants, existsSync } from 'node:fs';
import { fail } from '../base/error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { oneline } from '../x509/name-oneline.ts';
import { keyMatchesCertificate } from '../x509/private-key.ts';
import { publicKeyObject } from '../x509/public-key.ts';
import { readAbove } from './chain.ts';
import type { Place } from './changes.ts';
import { type Disk, hasErrno, realDisk } from './disk.ts';
import { findCaFiles } from './find-ca-files.ts';
import { type CaLayout, findLayout } from './folder-layout.ts';
import { formerFiles } from './former-keys.ts';
import { loadKey } from './load-key.ts';
import type { LockOptions } from './lock.ts';
import { commandSigner, keySigner, type Signer } from './signer.ts';

/** A CA folder that is open. Holds no lock: each operation takes it for itself. */
export interface Ca {
  readonly layout: CaLayout;
  readonly place: Place;
  readonly certificatePath: string;
  readonly certificate: Certificate;
  /** The certificates above an intermediate, from its issuer up to the root; none for a root. */
  readonly above: readonly Certificate[];
  /** Loads the key at the first call. Fails as `loadKey` does, and with `ca-files-missing` or `ca-key-mismatch`. */
  readonly signer: () => Signer;
  /** Loads another key of the folder with the same passphrase: one that the CA had before it was renewed. */
  readonly signerOf: (keyPath: string) => Signer;
  readonly now: () => Date;
  readonly disk: Disk;
  readonly lock: LockOptions;
}

/** Options of `openCa`. */
export interface OpenCaOptions {
  /** Of the CA's key, where it is encrypted. */
  readonly passphrase?: string;
  /** A command that signs in place of a key in the folder, see `signByCommand`. */
  readonly keyCommand?: string;
  readonly now?: () => Date;
  readonly disk?: Disk;
  readonly lock?: LockOptions;
}

/**
 * Opens a CA folder: tlsql's own, one made by hand for `openssl ca`, or easy-rsa's. Reads the certificate, not the key.
 * Fails with `ca-folder-missing`, `ca-files-missing` or a code of x509 for a damaged certificate.
 */
export function openCa(dir: string, options: OpenCaOptions = {}): Ca {
  const layout = findLayout(dir);
  const files = findCaFiles(layout);
  let signer: Signer | undefined;
  return {
    layout,
    place: { dir: layout.dir, state: layout.state, index: layout.index },
    certificatePath: files.certificatePath,
    certificate: files.certificate,
    above: readAbove(layout, files.certificates),
    signer: () => {
      signer ??= newSigner(layout, files, options);
      return signer;
    },
    signerOf: (keyPath) => keySigner(loadKey(keyPath, options.passphrase)),
    now: options.now ?? (() => new Date()),
    disk: options.disk ?? realDisk,
    lock: options.lock ?? {},
  };
}

function newSigner(
  layout: CaLayout,
  { certificate, keyPath }: ReturnType<typeof findCaFiles>,
  { keyCommand, passphrase }: OpenCaOptions,
): Signer {
  if (keyCommand !== undefined) return commandSigner(keyCommand, publicKeyObject(certificate.publicKey));
  if (keyPath === undefined) {
    refuseClosed(layout.privateFolder);
    return fail('ca-files-missing', {
      at: layout.dir,
      seen: `no private key at ${layout.key} or elsewhere in the folder that fits the CA certificate`,
      next: 'give --key-cmd where the key is kept outside',
    });
  }
  const key = loadKey(keyPath, passphrase);
  if (!keyMatchesCertificate(key, certificate)) {
    // The key of this very certificate was put aside and its successor is not there: the journal is that of the CA above.
    const cutOff = existsSync(formerFiles(layout, certificate.serialHex).key);
    fail('ca-key-mismatch', {
      at: keyPath,
      seen: 'another key than the one in the CA certificate',
      expected: oneline(certificate.subject),
      ...(cutOff
        ? { next: 'tlsql ca check on the folder of the CA above: it finishes the renewal that was cut off' }
        : {}),
    });
  }
  return keySigner(key);
}

/** A folder that is closed to us may well hold the key: nobody is to look for another one. */
function refuseClosed(folder: string): void {
  try {
    accessSync(folder, constants.R_OK | constants.X_OK);
  } catch (error) {
    if (!hasErrno(error, 'EACCES')) return;
    fail('file-not-readable', {
      at: folder,
      seen: 'this user may not read it',
      next: `ls -ld ${folder}`,
      cause: error,
    });
  }
}
