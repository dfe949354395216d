import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { buildTbsCertificate, keyIdentifier, randomSerial } from '../x509/build-certificate.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { exportPublicKey, type KeySpec, keyPair } from '../x509/key-pair.ts';
import type { Name } from '../x509/name.ts';
import { oneline } from '../x509/name-oneline.ts';
import { parseNameText } from '../x509/name-text.ts';
import { encodePem } from '../x509/pem.ts';
import { changeFolder, makeFolder } from './change-folder.ts';
import type { NewFile } from './changes.ts';
import { type Disk, realDisk } from './disk.ts';
import { type CaLayout, newLayout } from './folder-layout.ts';
import type { LockOptions } from './lock.ts';
import { makeFolders } from './output.ts';
import { caExtensions } from './profiles.ts';
import { pendingJournal } from './recover.ts';
import { keySigner, signAndSeal } from './signer.ts';
import { crlDays, iso, leafDays, rootDays, rootValidity } from './validity.ts';
import { writeCnf } from './write-cnf.ts';

/** What a new CA is to be. */
export interface InitCaOptions {
  readonly dir: string;
  /** `/C=PT/O=Example/CN=Example CA` or RFC 2253. */
  readonly subject: string;
  /** `ec:P-256` unless given. */
  readonly key?: KeySpec;
  /** 3650 unless given. */
  readonly days?: number;
  /** Encrypts the key (PKCS#8, AES-256-CBC). */
  readonly passphrase?: string;
  readonly now?: () => Date;
  readonly disk?: Disk;
  readonly lock?: LockOptions;
}

/** A CA certificate that was made. */
export interface MadeCa {
  readonly dir: string;
  readonly subject: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly fingerprint: string;
  readonly certificatePem: string;
  readonly files: { readonly certificate: string; readonly key: string; readonly chain?: string };
}

/** Makes a CA folder with a root of its own. Fails with `ca-folder-exists` when there is one, and changes nothing then. */
export async function initCa(options: InitCaOptions): Promise<MadeCa> {
  const { now = () => new Date(), disk = realDisk, days = rootDays } = options;
  const layout = newLayout(options.dir);
  const subject = parseNameText(options.subject);
  refuseEmptySubject(subject);
  const validity = rootValidity(now(), days);
  const place = { dir: layout.dir, state: layout.state, index: layout.index };
  // One that was stopped is finished or undone first: half a folder is no reason to refuse.
  if (pendingJournal(place) !== 'none') await changeFolder(place, disk, async () => undefined, options.lock);
  refuseExisting(layout);
  const pair = keyPair(options.key ?? 'ec:P-256');
  const signer = keySigner(pair.privateKey);
  const publicKey = exportPublicKey(pair.publicKey);
  const tbs = buildTbsCertificate({
    ...validity,
    serial: randomSerial(randomBytes(16)),
    signatureAlgorithm: signer.scheme.algorithm,
    issuer: subject,
    subject,
    publicKey,
    extensions: caExtensions(publicKey, keyIdentifier(publicKey)),
  });
  const der = await signAndSeal(tbs, signer);
  const keyPem = encryptedKey(pair.privateKey, options.passphrase);
  makeTree(layout, disk);
  await changeFolder(
    place,
    disk,
    async (turn) => {
      refuseExisting(layout);
      turn.commit({ create: folderFiles(layout, encodePem('CERTIFICATE', der), keyPem) });
    },
    options.lock,
  );
  return describeCa(layout, der);
}

/** RFC 5280, 4.1.2.6: a CA has a name; without one nothing that it issues can be told to be its own. */
export function refuseEmptySubject(subject: Name): void {
  if (subject.rdns.length > 0) return;
  fail('issue-refused', { seen: 'an empty subject', expected: 'a name, for example /O=Example/CN=Example CA' });
}

/** The private key in PKCS#8, encrypted when there is a passphrase. Fails with `usage` when that is empty. */
export function encryptedKey(key: ReturnType<typeof keyPair>['privateKey'], passphrase: string | undefined): string {
  if (passphrase === '') fail('usage', { seen: 'an empty passphrase', expected: 'one or more characters' });
  const form = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return key.export({ type: 'pkcs8', format: 'pem', ...form }).toString();
}

/** The files of a new CA folder. */
export function folderFiles(layout: CaLayout, certificatePem: string, keyPem: string): NewFile[] {
  const text = (path: string, content: string, mode = 0o644): NewFile => ({ path, bytes: Buffer.from(content), mode });
  return [
    text(layout.key, keyPem, 0o400),
    text(layout.certificate, certificatePem),
    text(join(layout.dir, 'openssl.cnf'), writeCnf({ dir: layout.dir, days: leafDays, crlDays })),
    text(layout.attr, 'unique_subject = no\n'),
    // Used only by a configuration without rand_serial; begins where it meets none of the random ones.
    text(
      layout.serial,
      `${Buffer.from(randomSerial(randomBytes(16)))
        .toString('hex')
        .toUpperCase()}\n`,
    ),
    text(layout.crlnumber, '01\n'),
    text(layout.index, ''),
  ];
}

/** Makes the folders of a CA folder; `private` and tlsql's own with 0700. */
export function makeTree(layout: CaLayout, disk: Disk): void {
  // Whoever could write here could put another folder in the place of `private`.
  makeFolders(layout.dir, 0o755);
  makeFolder(disk, layout.privateFolder, 0o700);
  makeFolder(disk, layout.state, 0o700);
  for (const name of ['certs', 'newcerts', 'crl']) makeFolder(disk, join(layout.dir, name), 0o755);
}

/** What is told of a new CA. */
export function describeCa(layout: CaLayout, der: Uint8Array): MadeCa {
  const certificate = parseCertificate(der);
  return {
    dir: layout.dir,
    subject: oneline(certificate.subject),
    serial: certificate.serialHex,
    notBefore: iso(certificate.notBefore),
    notAfter: iso(certificate.notAfter),
    fingerprint: certificate.fingerprintSha256,
    certificatePem: encodePem('CERTIFICATE', der),
    files: { certificate: layout.certificate, key: layout.key },
  };
}

/** Fails with `ca-folder-exists` when any file of a CA folder is there. */
export function refuseExisting(layout: CaLayout): void {
  const there = [layout.index, layout.certificate, layout.key].find((path) => existsSync(path));
  if (there === undefined) return;
  fail('ca-folder-exists', { at: resolve(layout.dir), seen: `${there} is there`, next: `tlsql ca show ${layout.dir}` });
}
