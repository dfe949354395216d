import { createHash } from 'node:crypto';
import { contextTag } from './der.ts';
import { integer, sequence, tlv } from './der-write.ts';
import { encodeExtensions, type RawExtension } from './extension/extension.ts';
import type { Name } from './name.ts';
import { parsePublicKeyInfo } from './public-key.ts';
import { encodeTime } from './time.ts';

/** The fields of a version 3 certificate that is to be signed. */
export interface CertificateFields {
  /** Unsigned big-endian bytes, at most 20 (RFC 5280 4.1.2.2); see `randomSerial`. */
  readonly serial: Uint8Array;
  /** AlgorithmIdentifier of the signer's scheme (`SignatureScheme.algorithm`). */
  readonly signatureAlgorithm: Uint8Array;
  readonly issuer: Name;
  readonly subject: Name;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** SubjectPublicKeyInfo, encoded. */
  readonly publicKey: Uint8Array;
  readonly extensions: readonly RawExtension[];
}

const version3 = tlv(contextTag(0), integer(2));

/** The part of a certificate that is signed. */
export function buildTbsCertificate(fields: CertificateFields): Uint8Array {
  return sequence(
    version3,
    integer(fields.serial),
    fields.signatureAlgorithm,
    fields.issuer.der,
    sequence(encodeTime(fields.notBefore), encodeTime(fields.notAfter)),
    fields.subject.der,
    fields.publicKey,
    ...(fields.extensions.length === 0 ? [] : [tlv(contextTag(3), encodeExtensions(fields.extensions))]),
  );
}

/** A serial of 127 random bits that is positive and never zero, from 16 random bytes. */
export function randomSerial(random: Uint8Array): Uint8Array {
  const serial = Uint8Array.from(random.subarray(0, 16));
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

/** The subject key identifier that OpenSSL's `hash` makes: SHA-1 of the key's bits (RFC 5280 4.2.1.2, method 1). */
export function keyIdentifier(publicKey: Uint8Array): Uint8Array {
  return createHash('sha1').update(parsePublicKeyInfo(publicKey).keyBytes).digest();
}
