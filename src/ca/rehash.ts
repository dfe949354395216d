import { lstatSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../base/error.ts';
import { parseCertificates } from '../x509/certificate.ts';
import { parseCrls } from '../x509/crl.ts';
import { type HashLink, type HashLinkInput, hashLinks, isHashLinkName } from '../x509/hash-link.ts';
import { nameHash, nameHashOld } from '../x509/name-compare.ts';
import { indexLimit } from './changes.ts';
import { type Disk, diskError, readWhole, realDisk, removeIfThere } from './disk.ts';

/** How hash links are made. */
export interface RehashOptions {
  /** Links for OpenSSL before 1.0 and yaSSL as well. */
  readonly old?: boolean;
  readonly disk?: Disk;
}

/** What was done in a folder. */
export interface Rehashed {
  readonly links: readonly HashLink[];
  /** Links of before that point to nothing of this any more. */
  readonly removed: readonly string[];
  /** Files that hold no single certificate or CRL, and why they have no link. */
  readonly skipped: readonly { readonly file: string; readonly why: string }[];
}

/**
 * Makes the links by which OpenSSL finds certificates (`9d66eef0.0`) and CRLs (`9d66eef0.r0`) in a folder given as ssl-capath or
 * ssl-crlpath, as `openssl rehash` does: files with one certificate or CRL, in order of their names. Each link is made under
 * another name and renamed, so a server that looks meanwhile finds the old or the new one.
 */
export function rehash(folder: string, options: RehashOptions = {}): Rehashed {
  const { disk = realDisk } = options;
  const names = listed(folder).sort();
  const skipped: { file: string; why: string }[] = [];
  const inputs: HashLinkInput[] = [];
  for (const file of names.filter((name) => /\.(pem|crt|cer|crl)$/i.test(name))) {
    const found = inputOf(join(folder, file), file, options.old === true);
    if (typeof found === 'string') skipped.push({ file, why: found });
    else inputs.push(...found);
  }
  const links = hashLinks(inputs);
  const wanted = new Set(links.map(({ link }) => link));
  for (const { link, file } of links) place(disk, folder, link, file);
  const removed = names.filter((name) => isHashLinkName(name) && !wanted.has(name) && isLink(join(folder, name)));
  for (const name of removed) removeIfThere(disk, join(folder, name));
  return { links, removed, skipped };
}

function inputOf(path: string, file: string, old: boolean): HashLinkInput[] | string {
  try {
    const bytes = readWhole(path, indexLimit);
    const text = bytes.toString('latin1');
    const certificates = text.includes('CERTIFICATE-----') ? parseCertificates(bytes, path) : [];
    const crls = text.includes('X509 CRL-----') ? parseCrls(bytes, path) : [];
    if (certificates.length + crls.length !== 1)
      return `${certificates.length + crls.length} certificates or CRLs in one file; OpenSSL looks at links to one only`;
    const [certificate] = certificates;
    const [crl] = crls;
    const name = certificate?.subject ?? crl?.issuer;
    if (name === undefined) return 'nothing in it';
    const kind = certificate === undefined ? ('crl' as const) : ('certificate' as const);
    const fingerprint = certificate?.fingerprintSha256 ?? crl?.fingerprintSha256 ?? '';
    const hashes = old ? [nameHash(name), nameHashOld(name)] : [nameHash(name)];
    return hashes.map((hash) => ({ file, kind, hash, fingerprint }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function place(disk: Disk, folder: string, link: string, file: string): void {
  const path = join(folder, link);
  if (isLink(path) && readlinkSync(path) === file) return;
  const temporary = join(folder, `.${link}.new`);
  try {
    removeIfThere(disk, temporary);
    symlinkSync(file, temporary);
    disk.rename(temporary, path);
  } catch (error) {
    diskError(error, path);
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    return fail('file-not-readable', {
      at: folder,
      seen: cause instanceof Error ? cause.message : String(cause),
      cause,
    });
  }
}
