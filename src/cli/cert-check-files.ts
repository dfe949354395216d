import { join, resolve } from 'node:path';
import { codes } from '../base/codes.ts';
import { asTlsqlError, type TlsqlError } from '../base/error.ts';
import { listNames, readBytes } from '../io/files.ts';
import { type Certificate, parseCertificates } from '../x509/certificate.ts';
import { type Crl, crlLabel, parseCrls } from '../x509/crl.ts';
import { tags } from '../x509/der.ts';
import { isHashLinkName } from '../x509/hash-link.ts';
import { nameHash } from '../x509/name-compare.ts';
import { readPem } from '../x509/pem.ts';
import { type PrivateKey, readPrivateKey } from '../x509/private-key.ts';
import type { CheckFinding } from './cert-check-report.ts';

/** The paths that the user gave. */
export interface CheckPaths {
  readonly cert: string;
  readonly key: string | undefined;
  readonly ca: string | undefined;
  readonly capath: string | undefined;
  readonly untrusted: string | undefined;
  readonly crl: string | undefined;
}

/** What the files hold; undefined where a file was not given or could not be read. */
export interface CheckFiles {
  readonly paths: CheckPaths;
  readonly leaf: Certificate | undefined;
  /** What the other side sends beside the leaf: the rest of --cert, and --untrusted. */
  readonly untrusted: readonly Certificate[];
  readonly trusted: readonly Certificate[] | undefined;
  readonly crls: readonly Crl[];
  readonly key: PrivateKey | undefined;
}

/** Reads every file; what can't be read is a finding, so that the others are still looked at. */
export async function readCheckFiles(
  cwd: string,
  paths: CheckPaths,
): Promise<{ readonly files: CheckFiles; readonly findings: readonly CheckFinding[] }> {
  const findings: CheckFinding[] = [];
  const attempt = async <T>(
    path: string | undefined,
    read: (bytes: Uint8Array, what: string) => T,
  ): Promise<T | undefined> => {
    if (path === undefined) return undefined;
    try {
      return read(await readBytes(resolve(cwd, path)), path);
    } catch (error) {
      findings.push(fileFinding(asTlsqlError(error)));
      return undefined;
    }
  };
  const [leaf, ...others] = (await attempt(paths.cert, parseCertificates)) ?? [];
  const untrusted = (await attempt(paths.untrusted, parseCertificates)) ?? [];
  const fromFile = await attempt(paths.ca, readCa);
  const fromFolder = paths.capath === undefined ? undefined : await readFolder(cwd, paths.capath, findings);
  const crls = (await attempt(paths.crl, parseCrls)) ?? [];
  const key = await attempt(paths.key, readPrivateKey);
  const trusted = [...(fromFile?.certificates ?? []), ...(fromFolder?.certificates ?? [])];
  return {
    files: {
      paths,
      leaf,
      untrusted: [...others, ...untrusted],
      trusted: fromFile === undefined && fromFolder === undefined ? undefined : trusted,
      // CRLs beside the CAs count only once CRLs are asked for at all.
      crls: paths.crl === undefined ? [] : [...crls, ...(fromFile?.crls ?? []), ...(fromFolder?.crls ?? [])],
      key,
    },
    findings,
  };
}

interface Trust {
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Crl[];
}

/** A CA file may hold CRLs too (X509_load_cert_crl_file). */
function readCa(bytes: Uint8Array, what: string): Trust {
  const certificates = parseCertificates(bytes, what);
  const hasCrl = bytes[0] !== tags.sequence && readPem(bytes, what).blocks.some(({ label }) => label === crlLabel);
  return { certificates, crls: hasCrl ? parseCrls(bytes, what) : [] };
}

/** As OpenSSL searches a folder: by files named after the hash of the name inside. */
async function readFolder(cwd: string, folder: string, findings: CheckFinding[]): Promise<Trust> {
  const certificates: Certificate[] = [];
  const crls: Crl[] = [];
  try {
    const links = (await listNames(resolve(cwd, folder))).filter(isHashLinkName);
    for (const link of links) {
      const what = join(folder, link);
      const bytes = await readBytes(resolve(cwd, what));
      const hash = link.slice(0, 8);
      if (link.includes('.r')) crls.push(...parseCrls(bytes, what).filter(({ issuer }) => nameHash(issuer) === hash));
      else certificates.push(...parseCertificates(bytes, what).filter(({ subject }) => nameHash(subject) === hash));
    }
    if (certificates.length === 0) findings.push(noLinks(folder));
  } catch (error) {
    findings.push(fileFinding(asTlsqlError(error)));
  }
  return { certificates, crls };
}

function noLinks(folder: string): CheckFinding {
  return {
    id: 'capath-without-links',
    severity: 'error',
    what: `${folder} has no hash link to a certificate`,
    why: 'OpenSSL finds certificates in a folder by links such as 9d66eef0.0 only',
    fix: [`openssl rehash ${folder}`],
  };
}

function fileFinding(error: TlsqlError): CheckFinding {
  const { next } = error.detail;
  const encrypted = error.code === 'private-key-passphrase-needed';
  return {
    id: error.code,
    severity: encrypted ? 'notice' : 'error',
    what: encrypted ? `the key was not compared: ${error.message}` : `${codes[error.code].says}: ${error.message}`,
    ...(encrypted ? { why: 'a server has no way to be given a passphrase and cannot use such a key' } : {}),
    ...(next === undefined ? {} : { fix: [next] }),
  };
}
