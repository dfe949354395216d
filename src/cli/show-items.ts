import { createHash, createPublicKey } from 'node:crypto';
import { asTlsqlError, fail } from '../base/error.ts';
import { certificateLabels, parseCertificate, parseCertificates } from '../x509/certificate.ts';
import { type Crl, crlLabel, parseCrl } from '../x509/crl.ts';
import { type CertificateRequest, parseRequest, requestIsSigned, requestLabels } from '../x509/csr.ts';
import { tags } from '../x509/der.ts';
import {
  type CertificateDescription,
  describeCertificate,
  describeName,
  generalNameText,
  type NameDescription,
} from '../x509/describe-certificate.ts';
import { exportPublicKey } from '../x509/key-pair.ts';
import { shortName } from '../x509/oid.ts';
import { type PemBlock, readPem } from '../x509/pem.ts';
import { inspectPrivateKey, privateKeyLabels, readPrivateKey } from '../x509/private-key.ts';
import { keyInWords } from '../x509/public-key.ts';

/** One thing in a file, as plain data for `--json`. */
export type ShownItem =
  | ({ readonly kind: 'certificate' } & CertificateDescription)
  | ShownRequest
  | ShownCrl
  | ShownKey
  | { readonly kind: 'problem'; readonly line: number; readonly what: string };

export interface ShownRequest {
  readonly kind: 'request';
  readonly subject: NameDescription;
  readonly publicKey: { readonly type: string; readonly bits: number; readonly words: string };
  readonly signatureAlgorithm: string;
  /** Whether the requester has the key. */
  readonly signatureValid: boolean;
  /** Names asked for; a CA decides for itself. */
  readonly subjectAltNames: readonly string[];
  readonly extensions: readonly string[];
}

export interface ShownCrl {
  readonly kind: 'crl';
  readonly version: number;
  readonly issuer: NameDescription;
  readonly thisUpdate: string;
  readonly nextUpdate: string | null;
  readonly number: string | null;
  readonly signatureAlgorithm: string;
  readonly authorityKeyIdentifier: string | null;
  readonly revoked: readonly { readonly serial: string; readonly date: string; readonly reason: string | null }[];
  readonly fingerprint: string;
}

/** What is told of a private key: nothing of its numbers. */
export interface ShownKey {
  readonly kind: 'private-key';
  readonly form: string;
  readonly encrypted: boolean;
  /** Undefined for an encrypted key. */
  readonly key?: { readonly type: string; readonly bits: number; readonly words: string };
  /** SHA-256 of the public half (SubjectPublicKeyInfo), upper-case hex with colons: the same for the certificate that fits. */
  readonly publicKeySha256?: string;
}

/** Everything in a file: PEM blocks in order with what is wrong between them, or one DER value. Fails with `pem-no-block`. */
export function showItems(bytes: Uint8Array, what: string): ShownItem[] {
  if (bytes[0] === tags.sequence) return [showDer(bytes, what)];
  const { blocks, problems } = readPem(bytes, what);
  const items: (ShownItem & { readonly at: number })[] = [
    ...blocks.map((block) => ({ ...showBlock(block, what), at: block.line })),
    ...problems.map(({ error, line }) => ({ kind: 'problem' as const, line, what: error.message, at: line })),
  ];
  if (items.length === 0)
    fail('pem-no-block', { at: what, seen: 'no BEGIN line', expected: 'a certificate, request, CRL or key' });
  return items.sort((a, b) => a.at - b.at).map(({ at: _line, ...item }) => item as ShownItem);
}

/** SHA-256 of a SubjectPublicKeyInfo. */
export function publicKeySha256(spki: Uint8Array): string {
  return colons(createHash('sha256').update(spki).digest('hex'));
}

function showBlock(block: PemBlock, what: string): ShownItem {
  const at = `${what}:${block.line}`;
  try {
    if ((certificateLabels as readonly string[]).includes(block.label)) {
      return { kind: 'certificate', ...describeCertificate(parseCertificate(block.der, at)) };
    }
    if ((requestLabels as readonly string[]).includes(block.label)) return showRequest(parseRequest(block.der, at));
    if (block.label === crlLabel) return showCrl(parseCrl(block.der, at));
    if (privateKeyLabels.includes(block.label)) return showKey(pemOf(block), at);
  } catch (error) {
    return { kind: 'problem', line: block.line, what: asTlsqlError(error).message };
  }
  return { kind: 'problem', line: block.line, what: `a block of kind ${block.label}, which is not shown` };
}

/** A DER file says nowhere what it is: each kind is tried. */
function showDer(bytes: Uint8Array, what: string): ShownItem {
  const kinds = [
    (): ShownItem[] =>
      parseCertificates(bytes, what).map((one) => ({ kind: 'certificate', ...describeCertificate(one) })),
    (): ShownItem[] => [showRequest(parseRequest(bytes, what))],
    (): ShownItem[] => [showCrl(parseCrl(bytes, what))],
    (): ShownItem[] => [showKey(bytes, what)],
  ];
  let first: unknown;
  for (const kind of kinds) {
    try {
      const [item] = kind();
      if (item !== undefined) return item;
    } catch (error) {
      first ??= error;
    }
  }
  throw asTlsqlError(first);
}

function showRequest(request: CertificateRequest): ShownRequest {
  const { requestedExtensions, publicKey } = request;
  return {
    kind: 'request',
    subject: describeName(request.subject),
    publicKey: { ...publicKey.description, words: keyInWords(publicKey.description) },
    signatureAlgorithm: request.signatureAlgorithm.name,
    signatureValid: requestIsSigned(request),
    subjectAltNames: (requestedExtensions.subjectAltName ?? []).map(generalNameText),
    extensions: requestedExtensions.all.map(({ oid }) => shortName(oid)),
  };
}

function showCrl(crl: Crl): ShownCrl {
  const keyId = crl.extensions.authorityKeyIdentifier?.keyId;
  return {
    kind: 'crl',
    version: crl.version,
    issuer: describeName(crl.issuer),
    thisUpdate: dateText(crl.thisUpdate.date),
    nextUpdate: crl.nextUpdate === undefined ? null : dateText(crl.nextUpdate.date),
    number: crl.extensions.crlNumber ?? null,
    signatureAlgorithm: crl.signatureAlgorithm.name,
    authorityKeyIdentifier: keyId === undefined ? null : colons(Buffer.from(keyId).toString('hex')),
    revoked: crl.entries.map(({ serialHex, date, reason }) => ({
      serial: serialHex,
      date: dateText(date),
      reason: reason ?? null,
    })),
    fingerprint: crl.fingerprintSha256,
  };
}

function showKey(bytes: Uint8Array, what: string): ShownKey {
  const { form, encrypted } = inspectPrivateKey(bytes, what);
  if (encrypted) return { kind: 'private-key', form, encrypted };
  const { key, description } = readPrivateKey(bytes, what);
  return {
    kind: 'private-key',
    form,
    encrypted,
    key: { ...description, words: keyInWords(description) },
    publicKeySha256: publicKeySha256(exportPublicKey(createPublicKey(key))),
  };
}

/** The block as PEM again, with its header lines, for readers that want a file. */
function pemOf({ label, der, headers }: PemBlock): Uint8Array {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\n`).join('');
  const base64 = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n');
  return Buffer.from(
    `-----BEGIN ${label}-----\n${lines}${lines === '' ? '' : '\n'}${base64}\n-----END ${label}-----\n`,
  );
}

const colons = (hex: string): string => hex.toUpperCase().replace(/..(?!$)/g, '$&:');

const dateText = (date: Date): string =>
  Number.isNaN(date.getTime()) ? 'no date' : date.toISOString().replace('.000Z', 'Z');
