import { existsSync } from 'node:fs';
import { fail } from '../base/error.ts';
import { type Certificate, parseCertificates } from '../x509/certificate.ts';
import { oneline } from '../x509/name-oneline.ts';
import { isSelfIssued, pemChain } from './chain.ts';
import { type Disk, diskError, readWhole, realDisk, removeIfThere } from './disk.ts';
import { loadKey } from './load-key.ts';
import { orderChain } from './order-chain.ts';
import { encodePkcs12, type Pkcs12Strength } from './pkcs12.ts';
import { putName } from './transaction.ts';

/** What goes into a bundle and how it is written. */
export interface BundleOptions {
  /** Files with certificates: the leaf, its chain, the CA; in any order. */
  readonly certificates: readonly string[];
  /** File with the key; none for a trust store or a PEM chain. */
  readonly key?: string;
  readonly keyPassphrase?: string;
  readonly out: string;
  readonly form: BundleForm;
  readonly force?: boolean;
  readonly disk?: Disk;
}

/** `pem`: certificates only, leaf first, without the root. `pkcs12`: with the key, or without one a trust store for Java. */
export type BundleForm =
  | { readonly kind: 'pem' }
  | { readonly kind: 'pkcs12'; readonly password: string; readonly alias: string; readonly strength?: Pkcs12Strength };

/** A bundle that was written. */
export interface MadeBundle {
  readonly file: string;
  /** One-line subjects in the order in which they stand in the file. */
  readonly subjects: readonly string[];
  /** Subjects of certificates that were given and don't belong to the chain. */
  readonly left: readonly string[];
}

/** Writes certificates, and for PKCS#12 the key, in one file in the right order. Never overwrites without `force`. */
export function makeBundle(options: BundleOptions): MadeBundle {
  const { disk = realDisk, form, out } = options;
  const given = options.certificates.flatMap((path) => parseCertificates(readWhole(path), path));
  const key = options.key === undefined ? undefined : loadKey(options.key, options.keyPassphrase);
  const trustStore = form.kind === 'pkcs12' && key === undefined;
  const { chain, left } = trustStore ? { chain: given, left: [] } : orderChain(given, key);
  const sent = form.kind === 'pem' ? withoutRoot(chain) : chain;
  const bytes =
    form.kind === 'pem'
      ? Buffer.from(pemChain(sent))
      : encodePkcs12({
          password: form.password,
          friendlyName: form.alias,
          certificates: sent.map(({ der }) => der),
          trusted: trustStore,
          ...(form.strength === undefined ? {} : { strength: form.strength }),
          ...(key === undefined ? {} : { privateKey: key.export({ type: 'pkcs8', format: 'der' }) }),
        });
  write(disk, out, bytes, key === undefined ? 0o644 : 0o600, options.force === true);
  return {
    file: out,
    subjects: sent.map(({ subject }) => oneline(subject)),
    left: left.map(({ subject }) => oneline(subject)),
  };
}

/** A root is not sent: who trusts it has it (RFC 8446 4.4.2). */
function withoutRoot(chain: readonly Certificate[]): readonly Certificate[] {
  const last = chain.at(-1);
  return chain.length > 1 && last !== undefined && isSelfIssued(last) ? chain.slice(0, -1) : chain;
}

function write(disk: Disk, path: string, bytes: Uint8Array, mode: number, force: boolean): void {
  const temporary = `${path}.new`;
  try {
    if (!force && existsSync(path))
      fail('file-exists', { at: path, seen: 'the file is already there', next: 'add --force to replace it' });
    removeIfThere(disk, temporary);
    disk.create(temporary, bytes, mode);
    disk.sync(temporary);
    if (force) disk.rename(temporary, path);
    else putName(disk, temporary, path);
  } catch (error) {
    removeIfThere(disk, temporary);
    diskError(error, path);
  }
}
