import { contextTag, DerReader, tags } from '../der.ts';
import { octetString, sequence, tlv } from '../der-write.ts';
import type { RawExtension } from './extension.ts';
import { type GeneralName, readGeneralNames } from './general-name.ts';

export const subjectKeyIdentifierOid = '2.5.29.14';
export const authorityKeyIdentifierOid = '2.5.29.35';

/** RFC 5280 4.2.1.1. OpenSSL compares those parts that are there. */
export interface AuthorityKeyIdentifier {
  readonly keyId: Uint8Array | undefined;
  readonly issuer: readonly GeneralName[] | undefined;
  /** The serial in upper-case hexadecimal, as `Certificate.serialHex`. */
  readonly serialHex: string | undefined;
}

/** The identifier's bytes (RFC 5280 4.2.1.2). */
export function parseSubjectKeyIdentifier(value: Uint8Array): Uint8Array {
  const reader = new DerReader(value, 'subjectKeyIdentifier');
  const id = reader.value(tags.octetString, 'value');
  reader.end();
  return id;
}

export function parseAuthorityKeyIdentifier(value: Uint8Array): AuthorityKeyIdentifier {
  const outer = new DerReader(value, 'authorityKeyIdentifier');
  const fields = outer.enter(tags.sequence, 'value');
  outer.end();
  const keyId = fields.valueIf(contextTag(0, false), 'keyIdentifier');
  const issuer =
    fields.peek() === contextTag(1) ? readGeneralNames(fields, 'authorityCertIssuer', contextTag(1)) : undefined;
  const serial = fields.valueIf(contextTag(2, false), 'authorityCertSerialNumber');
  fields.end();
  return { keyId, issuer, serialHex: serial === undefined ? undefined : serialToHex(serial) };
}

export function subjectKeyIdentifier(id: Uint8Array): RawExtension {
  return { oid: subjectKeyIdentifierOid, critical: false, value: octetString(id) };
}

export function authorityKeyIdentifier(keyId: Uint8Array): RawExtension {
  return { oid: authorityKeyIdentifierOid, critical: false, value: sequence(tlv(contextTag(0, false), keyId)) };
}

/**
 * An INTEGER's content as OpenSSL prints serials (i2a_ASN1_INTEGER): upper-case hexadecimal of the magnitude, an even count of digits,
 * `-` in front of a negative one, `00` for zero.
 */
export function serialToHex(content: Uint8Array): string {
  const bytes = Buffer.from(content);
  if ((bytes[0] ?? 0) < 0x80) {
    const start = bytes.length > 1 && bytes[0] === 0 ? 1 : 0;
    return bytes.toString('hex', start).toUpperCase();
  }
  const magnitude = (1n << BigInt(bytes.length * 8)) - BigInt(`0x${bytes.toString('hex')}`);
  const digits = magnitude.toString(16).toUpperCase();
  return `-${digits.length % 2 === 0 ? '' : '0'}${digits}`;
}
