import { createHash } from 'node:crypto';
import { type Algorithm, readAlgorithm } from './algorithm.ts';
import { contextTag, DerReader, tags } from './der.ts';
import { type RawExtension, readExtensions } from './extension/extension.ts';
import { serialToHex } from './extension/key-identifier.ts';
import { type Extensions, understandExtensions } from './extension/known-extensions.ts';
import { type Name, readName } from './name.ts';
import { pemBlocks } from './pem.ts';
import { type KeyDescription, type PublicKeyInfo, readPublicKeyInfo } from './public-key.ts';
import { type CertificateTime, readTime } from './time.ts';

/** An X.509 certificate (RFC 5280 4.1), everything as it stands there. */
export interface Certificate {
  readonly der: Uint8Array;
  /** The part that is signed. */
  readonly tbs: Uint8Array;
  readonly version: 1 | 2 | 3;
  /** Upper-case hexadecimal, two digits a byte, as `openssl x509 -serial` prints it; `-` in front of a negative one. */
  readonly serialHex: string;
  /** The algorithm outside the signed part. */
  readonly signatureAlgorithm: Algorithm;
  /** The algorithm inside; another one than outside fails the signature's verification. */
  readonly tbsSignatureAlgorithm: Algorithm;
  readonly signature: Uint8Array;
  readonly issuer: Name;
  readonly subject: Name;
  /** Invalid Date when the text there is no time; see `validity`. */
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Both times with their text and whether they have the form that OpenSSL verifies with. */
  readonly validity: { readonly notBefore: CertificateTime; readonly notAfter: CertificateTime };
  readonly publicKey: PublicKeyInfo;
  readonly key: KeyDescription;
  readonly extensions: Extensions;
  /** SHA-256 of the DER, upper-case hexadecimal with colons. */
  readonly fingerprintSha256: string;
}

/** PEM labels that hold a certificate. */
export const certificateLabels = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'] as const;

/** Reads a DER certificate. Fails with a `der-…` code naming field and offset. */
export function parseCertificate(der: Uint8Array, what = 'certificate'): Certificate {
  const reader = new DerReader(der, what);
  const outer = reader.enter(tags.sequence, 'value');
  reader.end();
  const tbs = outer.whole('tbsCertificate');
  const signatureAlgorithm = readAlgorithm(outer, 'signatureAlgorithm');
  const signature = outer.bitString('signatureValue').bytes;
  outer.end();
  const signed = readTbs(tbs, what);
  return {
    der,
    tbs,
    ...signed,
    signatureAlgorithm,
    signature,
    notBefore: signed.validity.notBefore.date,
    notAfter: signed.validity.notAfter.date,
    key: signed.publicKey.description,
    fingerprintSha256: fingerprint(der),
  };
}

/** Every certificate in a PEM file, in order, or the one of a DER file. */
export function parseCertificates(bytes: Uint8Array, what: string): readonly Certificate[] {
  if (bytes[0] === tags.sequence) return [parseCertificate(bytes, what)];
  return pemBlocks(bytes, what, certificateLabels).map(({ label, der, line }) =>
    parseCertificate(label === 'TRUSTED CERTIFICATE' ? firstValue(der, what) : der, `${what}:${line}`),
  );
}

/** Upper-case hexadecimal with colons of a digest over bytes. */
export function fingerprint(der: Uint8Array, hash: 'sha256' | 'sha1' | 'md5' = 'sha256'): string {
  const hex = createHash(hash).update(der).digest('hex').toUpperCase();
  return hex.replace(/..(?!$)/g, '$&:');
}

type Signed = Pick<
  Certificate,
  'version' | 'serialHex' | 'tbsSignatureAlgorithm' | 'issuer' | 'subject' | 'validity' | 'publicKey' | 'extensions'
>;

function readTbs(tbs: Uint8Array, what: string): Signed {
  const fields = new DerReader(tbs, `${what}.tbsCertificate`).enter(tags.sequence, 'value');
  const version = readVersion(fields);
  const serialHex = serialToHex(fields.integer('serialNumber'));
  const tbsSignatureAlgorithm = readAlgorithm(fields, 'signature');
  const issuer = readName(fields, 'issuer');
  const times = fields.enter(tags.sequence, 'validity');
  const validity = { notBefore: readTime(times, 'notBefore'), notAfter: readTime(times, 'notAfter') };
  times.end();
  const subject = readName(fields, 'subject');
  const publicKey = readPublicKeyInfo(fields, 'subjectPublicKeyInfo');
  fields.valueIf(contextTag(1, false), 'issuerUniqueID');
  fields.valueIf(contextTag(2, false), 'subjectUniqueID');
  const explicit = fields.enterIf(contextTag(3), 'extensions');
  const raw: readonly RawExtension[] = explicit === undefined ? [] : readExtensions(explicit, 'extensions');
  explicit?.end();
  fields.end();
  const extensions = understandExtensions(raw);
  return { version, serialHex, tbsSignatureAlgorithm, issuer, subject, validity, publicKey, extensions };
}

function readVersion(fields: DerReader): 1 | 2 | 3 {
  const explicit = fields.enterIf(contextTag(0), 'version');
  if (explicit === undefined) return 1;
  const number = explicit.smallInteger('number') + 1;
  explicit.end();
  return number === 1 || number === 2 || number === 3
    ? number
    : fields.damaged('version', `version ${number}`, '1, 2 or 3');
}

function firstValue(der: Uint8Array, what: string): Uint8Array {
  return new DerReader(der, what).whole('certificate');
}
