import { asTlsqlError, type TlsqlError } from '../base/error.ts';
import { type Algorithm, readAlgorithm } from './algorithm.ts';
import { fingerprint } from './certificate.ts';
import { contextTag, DerReader, tags } from './der.ts';
import { crlNumberOid, deltaCrlIndicatorOid, parseCrlNumber } from './extension/crl-number.ts';
import { type CrlReason, crlReasonOid, parseCrlReason } from './extension/crl-reason.ts';
import { type RawExtension, readExtensions } from './extension/extension.ts';
import {
  type IssuingDistributionPoint,
  issuingDistributionPointOid,
  parseIssuingDistributionPoint,
} from './extension/issuing-distribution-point.ts';
import {
  type AuthorityKeyIdentifier,
  authorityKeyIdentifierOid,
  parseAuthorityKeyIdentifier,
  serialToHex,
} from './extension/key-identifier.ts';
import { type Name, readName } from './name.ts';
import { pemBlocks } from './pem.ts';
import { type CertificateTime, readTime } from './time.ts';

/** A certificate revocation list (RFC 5280 5.1). */
export interface Crl {
  readonly der: Uint8Array;
  /** The part that is signed. */
  readonly tbs: Uint8Array;
  readonly version: 1 | 2;
  readonly signatureAlgorithm: Algorithm;
  readonly tbsSignatureAlgorithm: Algorithm;
  readonly signature: Uint8Array;
  readonly issuer: Name;
  readonly thisUpdate: CertificateTime;
  /** Undefined when the list doesn't say; it then never counts as expired. */
  readonly nextUpdate: CertificateTime | undefined;
  readonly entries: readonly CrlEntry[];
  readonly extensions: CrlExtensions;
  readonly fingerprintSha256: string;
}

/** One revoked certificate. */
export interface CrlEntry {
  /** As `Certificate.serialHex`. */
  readonly serialHex: string;
  /** Invalid Date when the text there is no time. */
  readonly date: Date;
  /** Undefined when not given, which RFC 5280 says means unspecified. */
  readonly reason: CrlReason | undefined;
  /** All entry extensions; usually the reason alone. */
  readonly extensions: readonly RawExtension[];
}

export interface CrlExtensions {
  /** Upper-case hexadecimal. */
  readonly crlNumber?: string;
  readonly deltaCrlIndicator?: string;
  readonly authorityKeyIdentifier?: AuthorityKeyIdentifier;
  readonly issuingDistributionPoint?: IssuingDistributionPoint;
  readonly all: readonly RawExtension[];
  /** Extensions that are damaged, of the list and of its entries. */
  readonly problems: readonly { readonly oid: string; readonly error: TlsqlError }[];
}

/** PEM label of a CRL. */
export const crlLabel = 'X509 CRL';

/** Reads a DER CRL. Fails with a `der-…` code naming field and offset. 100,000 entries take a fraction of a second. */
export function parseCrl(der: Uint8Array, what = 'crl'): Crl {
  const reader = new DerReader(der, what);
  const outer = reader.enter(tags.sequence, 'value');
  reader.end();
  const tbs = outer.whole('tbsCertList');
  const signatureAlgorithm = readAlgorithm(outer, 'signatureAlgorithm');
  const signature = outer.bitString('signatureValue').bytes;
  outer.end();
  const fields = new DerReader(tbs, `${what}.tbsCertList`).enter(tags.sequence, 'value');
  const version = readVersion(fields);
  const tbsSignatureAlgorithm = readAlgorithm(fields, 'signature');
  const issuer = readName(fields, 'issuer');
  const thisUpdate = readTime(fields, 'thisUpdate');
  const hasNext = fields.peek() === tags.utcTime || fields.peek() === tags.generalizedTime;
  const nextUpdate = hasNext ? readTime(fields, 'nextUpdate') : undefined;
  const problems: { oid: string; error: TlsqlError }[] = [];
  const list = fields.enterIf(tags.sequence, 'revokedCertificates');
  const entries = list === undefined ? [] : readEntries(list, problems);
  const explicit = fields.enterIf(contextTag(0), 'crlExtensions');
  const all = explicit === undefined ? [] : readExtensions(explicit, 'extensions');
  explicit?.end();
  fields.end();
  const extensions = understand(all, problems);
  const fingerprintSha256 = fingerprint(der);
  const dates = { thisUpdate, nextUpdate };
  return {
    der,
    tbs,
    version,
    signatureAlgorithm,
    tbsSignatureAlgorithm,
    signature,
    issuer,
    ...dates,
    entries,
    extensions,
    fingerprintSha256,
  };
}

/** Every CRL in a PEM file, in order, or the one of a DER file. */
export function parseCrls(bytes: Uint8Array, what: string): readonly Crl[] {
  if (bytes[0] === tags.sequence) return [parseCrl(bytes, what)];
  return pemBlocks(bytes, what, [crlLabel]).map(({ der, line }) => parseCrl(der, `${what}:${line}`));
}

/** The entry that revokes this serial; undefined when there is none or it was taken back (removeFromCRL). */
export function revokedIn(crl: Crl, serialHex: string): CrlEntry | undefined {
  const entry = crl.entries.find((candidate) => candidate.serialHex === serialHex);
  return entry?.reason === 'removeFromCRL' ? undefined : entry;
}

function readVersion(fields: DerReader): 1 | 2 {
  if (fields.peek() !== tags.integer) return 1;
  const number = fields.smallInteger('version') + 1;
  return number === 1 || number === 2 ? number : fields.damaged('version', `version ${number}`, '1 or 2');
}

function readEntries(list: DerReader, problems: { oid: string; error: TlsqlError }[]): CrlEntry[] {
  const entries: CrlEntry[] = [];
  // Most entries of a list share their reason, and many their date.
  const reasons = new Map<string, CrlReason | undefined>();
  while (!list.atEnd) {
    const one = list.enter(tags.sequence, 'entry');
    const serialHex = serialToHex(one.integer('userCertificate'));
    const { date } = readTime(one, 'revocationDate');
    const extensions = one.atEnd ? none : readExtensions(one, 'crlEntryExtensions');
    one.end();
    entries.push({ serialHex, date, reason: reasonOf(extensions, reasons, problems), extensions });
  }
  return entries;
}

const none: readonly RawExtension[] = [];

function reasonOf(
  extensions: readonly RawExtension[],
  reasons: Map<string, CrlReason | undefined>,
  problems: { oid: string; error: TlsqlError }[],
): CrlReason | undefined {
  const extension = extensions.find(({ oid }) => oid === crlReasonOid);
  if (extension === undefined) return undefined;
  const key = extension.value.join();
  if (!reasons.has(key)) reasons.set(key, attempt(extension, problems, parseCrlReason));
  return reasons.get(key);
}

function understand(all: readonly RawExtension[], problems: { oid: string; error: TlsqlError }[]): CrlExtensions {
  const read = <T>(oid: string, parse: (value: Uint8Array) => T): T | undefined => {
    const extension = all.find((candidate) => candidate.oid === oid);
    return extension === undefined ? undefined : attempt(extension, problems, parse);
  };
  const known = {
    crlNumber: read(crlNumberOid, parseCrlNumber),
    deltaCrlIndicator: read(deltaCrlIndicatorOid, parseCrlNumber),
    authorityKeyIdentifier: read(authorityKeyIdentifierOid, parseAuthorityKeyIdentifier),
    issuingDistributionPoint: read(issuingDistributionPointOid, parseIssuingDistributionPoint),
  };
  const present = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return { ...(present as Partial<CrlExtensions>), all, problems };
}

function attempt<T>(
  extension: RawExtension,
  problems: { oid: string; error: TlsqlError }[],
  parse: (value: Uint8Array) => T,
): T | undefined {
  try {
    return parse(extension.value);
  } catch (error) {
    problems.push({ oid: extension.oid, error: asTlsqlError(error) });
    return undefined;
  }
}
