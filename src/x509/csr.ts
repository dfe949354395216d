import { type Algorithm, readAlgorithm } from './algorithm.ts';
import { contextTag, DerReader, tags } from './der.ts';
import { oid as encodeOid, integer, sequence, setOf, tlv } from './der-write.ts';
import { encodeExtensions, type RawExtension, readExtensions } from './extension/extension.ts';
import { type Extensions, understandExtensions } from './extension/known-extensions.ts';
import { type Name, readName } from './name.ts';
import { pemBlocks } from './pem.ts';
import { type PublicKeyInfo, publicKeyObject, readPublicKeyInfo } from './public-key.ts';
import { signatureIsValid } from './signature.ts';

/** A certificate signing request (PKCS#10, RFC 2986). */
export interface CertificateRequest {
  readonly der: Uint8Array;
  /** The part that is signed. */
  readonly tbs: Uint8Array;
  readonly subject: Name;
  readonly publicKey: PublicKeyInfo;
  readonly attributes: readonly RequestAttribute[];
  /** What the requester would like; a CA decides for itself. */
  readonly requestedExtensions: Extensions;
  readonly signatureAlgorithm: Algorithm;
  readonly signature: Uint8Array;
}

export interface RequestAttribute {
  readonly oid: string;
  /** DER of each value. */
  readonly values: readonly Uint8Array[];
}

/** PEM labels that hold a request. */
export const requestLabels = ['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'] as const;

/** `extensionRequest` of PKCS#9, and the attribute that Microsoft used for the same. */
const extensionRequests: readonly string[] = ['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14'];

/** Reads a DER request. Fails with a `der-…` code naming field and offset. */
export function parseRequest(der: Uint8Array, what = 'request'): CertificateRequest {
  const reader = new DerReader(der, what);
  const outer = reader.enter(tags.sequence, 'value');
  reader.end();
  const tbs = outer.whole('certificationRequestInfo');
  const signatureAlgorithm = readAlgorithm(outer, 'signatureAlgorithm');
  const signature = outer.bitString('signature').bytes;
  outer.end();
  const fields = new DerReader(tbs, `${what}.certificationRequestInfo`).enter(tags.sequence, 'value');
  fields.smallInteger('version');
  const subject = readName(fields, 'subject');
  const publicKey = readPublicKeyInfo(fields, 'subjectPKInfo');
  const list = fields.enterIf(contextTag(0), 'attributes');
  const attributes = list === undefined ? [] : readAttributes(list);
  fields.end();
  const requestedExtensions = understandExtensions(requested(attributes));
  return { der, tbs, subject, publicKey, attributes, requestedExtensions, signatureAlgorithm, signature };
}

/** The request in a PEM or DER file. */
export function parseRequestFile(bytes: Uint8Array, what: string): CertificateRequest {
  if (bytes[0] === tags.sequence) return parseRequest(bytes, what);
  const [block] = pemBlocks(bytes, what, requestLabels);
  return parseRequest(block?.der ?? bytes, `${what}:${block?.line ?? 1}`);
}

/** Whether the requester holds the key: the request is signed with it. */
export function requestIsSigned(request: CertificateRequest): boolean {
  return signatureIsValid(
    request.tbs,
    request.signatureAlgorithm,
    request.signature,
    publicKeyObject(request.publicKey),
  );
}

/** The part of a request that is signed; `signWithKey` makes the request of it. */
export function buildTbsRequest(fields: {
  readonly subject: Name;
  /** SubjectPublicKeyInfo, encoded. */
  readonly publicKey: Uint8Array;
  readonly extensions: readonly RawExtension[];
}): Uint8Array {
  const { subject, publicKey, extensions } = fields;
  const attributes =
    extensions.length === 0
      ? []
      : [sequence(encodeOid(extensionRequests[0] ?? ''), setOf([encodeExtensions(extensions)]))];
  return sequence(integer(0), subject.der, publicKey, tlv(contextTag(0), ...attributes));
}

function readAttributes(list: DerReader): RequestAttribute[] {
  const attributes: RequestAttribute[] = [];
  while (!list.atEnd) {
    const one = list.enter(tags.sequence, `[${attributes.length}]`);
    const oid = one.oid('type');
    const set = one.enter(tags.set, 'values');
    one.end();
    const values: Uint8Array[] = [];
    while (!set.atEnd) values.push(set.whole(`[${values.length}]`));
    attributes.push({ oid, values });
  }
  return attributes;
}

/** The extensions asked for; an attribute that doesn't hold any is passed over, as OpenSSL does. */
function requested(attributes: readonly RequestAttribute[]): readonly RawExtension[] {
  const value = attributes.find(({ oid }) => extensionRequests.includes(oid))?.values[0];
  if (value === undefined || value[0] !== tags.sequence) return [];
  const reader = new DerReader(value, 'extensionRequest');
  const extensions = readExtensions(reader, 'extensions');
  reader.end();
  return extensions;
}
