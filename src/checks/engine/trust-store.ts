import { TlsqlError } from '../../base/error.ts';
import type { FileContent, FileFact } from '../../facts/file.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { type Crl, parseCrl } from '../../x509/crl.ts';
import { nameHash } from '../../x509/name-compare.ts';
import { certificatesOf } from './key-pair.ts';
import { known } from './known-certificate.ts';

/** What a client or server verifies with, by the four options that name it. */
export interface TrustStore {
  /** Trusted certificates, roots or not, in OpenSSL's order: files before folders. */
  readonly trusted: readonly Certificate[];
  readonly crls: readonly Crl[];
  /** Whether CRLs are asked for at all: MySQL and MariaDB do so with ssl_crl or ssl_crlpath, for the whole chain. */
  readonly checksCrls: boolean;
  /** False where a file or folder of it could not be read: then what is missing in the store proves nothing. */
  readonly whole: boolean;
}

export type TrustFiles = Partial<Record<'ca' | 'capath' | 'crl' | 'crlpath', FileFact>>;

/** Files give all their certificates and CRLs; folders those whose name is the hash of what they hold (X509_LOOKUP_hash_dir). */
export function trustStore(files: TrustFiles): TrustStore {
  const contents = [files.ca, files.crl].flatMap((file) => file?.content ?? []);
  const entries = [files.capath, files.crlpath].flatMap((folder) => folder?.entries ?? []);
  return {
    trusted: [...contents.flatMap(certificatesIn), ...entries.flatMap((entry) => linked(entry, 'certificate'))],
    crls: [...contents.flatMap(crlsIn), ...entries.flatMap((entry) => linked(entry, 'crl'))],
    checksCrls: files.crl !== undefined || files.crlpath !== undefined,
    whole:
      [files.ca, files.crl].every((file) => file === undefined || file.content !== undefined) &&
      [files.capath, files.crlpath].every((folder) => folder === undefined || folder.entries !== undefined),
  };
}

export function certificatesIn(content: FileContent | undefined): Certificate[] {
  return certificatesOf(content).flatMap(({ der }) => known(der) ?? []);
}

const parsed = new WeakMap<Uint8Array, Crl | null>();

/** The CRLs of a file that parse. */
export function crlsIn(content: FileContent | undefined): Crl[] {
  return (content?.blocks ?? []).flatMap((block) => {
    if (block.kind !== 'crl') return [];
    const before = parsed.get(block.der);
    if (before !== undefined) return before ?? [];
    let crl: Crl | null = null;
    try {
      crl = parseCrl(block.der);
    } catch (error) {
      if (!(error instanceof TlsqlError)) throw error;
    }
    parsed.set(block.der, crl);
    return crl ?? [];
  });
}

/** What OpenSSL finds in a file of a folder: `HASH.N` gives a certificate of that subject, `HASH.rN` a CRL of that issuer. */
function linked(entry: FileFact, kind: 'certificate'): Certificate[];
function linked(entry: FileFact, kind: 'crl'): Crl[];
function linked(entry: FileFact, kind: 'certificate' | 'crl'): (Certificate | Crl)[] {
  const name = /([0-9a-f]{8})\.(r?)\d+$/.exec(entry.path);
  if (name === null || (name[2] === 'r') !== (kind === 'crl')) return [];
  return kind === 'crl'
    ? crlsIn(entry.content).filter(({ issuer }) => nameHash(issuer) === name[1])
    : certificatesIn(entry.content).filter(({ subject }) => nameHash(subject) === name[1]);
}
