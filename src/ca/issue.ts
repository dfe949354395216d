import { fail } from '../base/error.ts';
import { type Certificate, parseCertificate } from '../x509/certificate.ts';
import { exportPrivateKey, exportPublicKey, type KeySpec, keyPair } from '../x509/key-pair.ts';
import { attributeText, type Name } from '../x509/name.ts';
import { namesEqual } from '../x509/name-compare.ts';
import { oneline } from '../x509/name-oneline.ts';
import { parseNameText } from '../x509/name-text.ts';
import { encodePem } from '../x509/pem.ts';
import { isSelfIssued, pemChain, readCross } from './chain.ts';
import { changeFolder } from './change-folder.ts';
import { type Changes, mergeChanges, type NewFile } from './changes.ts';
import { defaultSubject, leafTbs } from './leaf.ts';
import type { Ca } from './open-ca.ts';
import { makeOutput, outputFiles } from './output.ts';
import type { Profile } from './profiles.ts';
import { recordChanges } from './record.ts';
import { nextSerial } from './serials.ts';
import { formatName, nameOfServer, parseNames, type ServerName } from './server-names.ts';
import { signAndSeal } from './signer.ts';
import { iso, leafDays, leafValidity } from './validity.ts';
import { verifyIssued } from './verify-issued.ts';

/** What is asked of a new certificate. */
export interface IssueOptions {
  /** CN of the subject unless `subject` is given, and the first part of the file names. */
  readonly name: string;
  /** Alternative names: `DNS:db1.example.com`, `IP:10.0.0.5`, or bare; each text may hold several with commas between. */
  readonly names?: readonly string[];
  /** `/C=PT/O=Example/CN=db1` or RFC 2253; unless given see `defaultSubject`. */
  readonly subject?: string;
  /** Folder for the files; made with 0700 when it isn't there. Without it no files are written outside the CA folder. */
  readonly out?: string;
  /** 397 unless given; never beyond the CA's end. */
  readonly days?: number;
  /** `ec:P-256` unless given, `rsa:2048` with `legacy`. */
  readonly key?: KeySpec;
  /** Replaces files that are there. */
  readonly force?: boolean;
  /** For MySQL 5.6 (yaSSL) and old drivers: an RSA key in PKCS#1 form. */
  readonly legacy?: boolean;
}

/** A certificate that was issued. */
export interface Issued {
  /** Upper-case hex. */
  readonly serial: string;
  /** One-line forms, as REQUIRE SUBJECT and REQUIRE ISSUER compare them. */
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601 UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** Alternative names as OpenSSL writes them. */
  readonly names: readonly string[];
  readonly profile: Profile;
  readonly fingerprint: string;
  readonly certificatePem: string;
  /** The certificate and the intermediates above it; undefined directly under a root. */
  readonly chainPem?: string;
  /** A secret. Undefined when the key was made elsewhere (a request was signed). */
  readonly keyPem?: string;
  /** What was written, when a folder was given. */
  readonly files?: { readonly certificate: string; readonly key?: string; readonly chain?: string };
  readonly warnings: readonly string[];
}

/** Issues a server certificate (EKU serverAuth), or with `peer` one for both sides, as replication and Galera need it. */
export async function issueServer(ca: Ca, options: IssueOptions & { readonly peer?: boolean }): Promise<Issued> {
  const own = nameOfServer(options.name);
  // The name belongs among the alternative names: clients that find any of those don't look at the CN (RFC 6125 6.4.4).
  const names = withName(parseNames(options.names ?? []), own);
  if (names.length === 0) {
    fail('issue-refused', {
      at: options.name,
      seen: 'a server certificate without a name that a client could verify',
      expected: 'a host name or an address',
      next: 'give --san DNS:db1.example.com',
    });
  }
  return await issue(ca, options, names, options.peer === true ? 'peer' : 'server');
}

/** Issues a client certificate (EKU clientAuth). */
export async function issueClient(ca: Ca, options: IssueOptions): Promise<Issued> {
  return await issue(ca, options, parseNames(options.names ?? []), 'client');
}

async function issue(ca: Ca, options: IssueOptions, names: readonly ServerName[], profile: Profile): Promise<Issued> {
  const { legacy = false, key = legacy ? 'rsa:2048' : 'ec:P-256' } = options;
  if (legacy && !key.startsWith('rsa:')) {
    fail('issue-refused', {
      at: options.name,
      seen: `a key of kind ${key}`,
      expected: 'rsa with --legacy: yaSSL has nothing else',
    });
  }
  const pair = keyPair(key);
  const keyPem = exportPrivateKey(pair.privateKey, legacy);
  const issued = await issueFor(ca, options, { names, profile, publicKey: exportPublicKey(pair.publicKey), keyPem });
  const warning = 'the CA has no RSA key: MySQL 5.6 (yaSSL) cannot verify its signatures';
  return legacy && ca.certificate.key.type !== 'rsa' ? { ...issued, warnings: [...issued.warnings, warning] } : issued;
}

/** What a certificate is made for: a public key, and the private one where it was made here. */
export interface Holder {
  readonly names: readonly ServerName[];
  readonly profile: Profile;
  /** SubjectPublicKeyInfo DER. */
  readonly publicKey: Uint8Array;
  readonly keyPem?: string;
  /** Comes after a subject in the options and before the default. */
  readonly subject?: Name;
}

/** Signs and records a leaf for a public key and writes its files, in one transaction; `also` adds to it, under the lock. */
export async function issueFor(
  ca: Ca,
  options: IssueOptions,
  holder: Holder,
  also?: () => Promise<Changes>,
): Promise<Issued> {
  const subject =
    options.subject === undefined
      ? (holder.subject ?? defaultSubject(ca.certificate, options.name))
      : parseNameText(options.subject);
  refuseCaSubject(subject, ca.certificate);
  const validity = leafValidity(ca.now(), options.days ?? leafDays, ca.certificate, ca.layout.dir);
  const signer = ca.signer();
  return await changeFolder(
    ca.place,
    ca.disk,
    async (turn) => {
      const serial = nextSerial(ca.layout);
      const tbs = leafTbs({ ...holder, ...validity, subject, serial: serial.bytes }, ca.certificate, signer);
      const der = await signAndSeal(tbs, signer);
      const certificate = parseCertificate(der);
      const doubts = verifyIssued(ca, certificate, holder.profile);
      const certificatePem = encodePem('CERTIFICATE', der);
      const between = intermediates(ca);
      const chainPem = between === undefined ? undefined : certificatePem + between;
      const texts = { certificatePem, chainPem, keyPem: holder.keyPem };
      const files = options.out === undefined ? [] : outputFiles(options.out, options.name, texts);
      const record = recordChanges(ca, { serial, certificate, certificatePem });
      const [create, replace] = options.force === true ? [[], files] : [files, []];
      if (options.out !== undefined) makeOutput(options.out);
      turn.commit(mergeChanges({ ...record, create: [...create, ...record.create], replace }, await also?.()));
      const shortened = validity.shortened ? [`valid to ${iso(certificate.notAfter)} only, the end of the CA`] : [];
      return describe(certificate, holder, { certificatePem, chainPem }, files, [...shortened, ...doubts]);
    },
    ca.lock,
  );
}

/** Fails with `issue-refused` when a leaf would have the CA's own name: OpenSSL then takes the leaf for its own issuer. */
export function refuseCaSubject(subject: Name, ca: Certificate): void {
  const [last, caLast] = [lastText(subject), lastText(ca.subject)];
  if (last !== undefined && caLast !== undefined && last !== caLast) return;
  if (!namesEqual(subject, ca.subject)) return;
  fail('issue-refused', {
    at: oneline(subject),
    seen: 'the subject is the same as the subject of the CA, and then OpenSSL takes the certificate for self-signed',
    expected: 'another subject',
    next: 'choose another name or give --subject',
  });
}

/**
 * What a server sends after its own certificate, PEM: the CA's and those above it without the root, and under a CA that was
 * renewed with a new key the cross-signed one. Undefined directly under a root.
 */
export function intermediates(ca: Ca): string | undefined {
  const between = [ca.certificate, ...ca.above].filter((one) => !isSelfIssued(one));
  const cross = readCross(ca.layout);
  const fits =
    cross !== undefined &&
    cross.notAfter > ca.now() &&
    Buffer.compare(cross.publicKey.der, ca.certificate.publicKey.der) === 0;
  const all = fits ? [cross, ...between] : between;
  return all.length === 0 ? undefined : pemChain(all);
}

/** The last part of a name so that equal names have equal ones; comparing whole names takes longer than making a certificate. */
function lastText(name: Name): string | undefined {
  const [attribute, ...more] = name.rdns.at(-1) ?? [];
  if (attribute === undefined || more.length > 0) return undefined;
  return attributeText(attribute).trim().replace(/\s+/g, ' ').toLowerCase();
}

function withName(names: readonly ServerName[], own: ServerName | undefined): readonly ServerName[] {
  if (own === undefined || names.some((name) => formatName(name).toLowerCase() === formatName(own).toLowerCase()))
    return names;
  return [own, ...names];
}

function describe(
  certificate: Certificate,
  holder: Holder,
  pem: { certificatePem: string; chainPem: string | undefined },
  files: readonly NewFile[],
  warnings: readonly string[],
): Issued {
  const path = (ending: string): string | undefined => files.find((file) => file.path.endsWith(ending))?.path;
  const [certificatePath, key, chain] = [path('-cert.pem'), path('-key.pem'), path('-chain.pem')];
  const paths = {
    ...(key === undefined ? {} : { key }),
    ...(chain === undefined ? {} : { chain }),
  };
  return {
    serial: certificate.serialHex,
    subject: oneline(certificate.subject),
    issuer: oneline(certificate.issuer),
    notBefore: iso(certificate.notBefore),
    notAfter: iso(certificate.notAfter),
    names: holder.names.map(formatName),
    profile: holder.profile,
    fingerprint: certificate.fingerprintSha256,
    certificatePem: pem.certificatePem,
    ...(pem.chainPem === undefined ? {} : { chainPem: pem.chainPem }),
    ...(holder.keyPem === undefined ? {} : { keyPem: holder.keyPem }),
    ...(certificatePath === undefined ? {} : { files: { certificate: certificatePath, ...paths } }),
    warnings,
  };
}
