import { tags } from './der.ts';

/** The string types that OpenSSL turns into UTF-8 when it compares names (ASN1_MASK_CANON in crypto/x509/x_name.c). */
const comparable: ReadonlySet<number> = new Set([
  tags.utf8String,
  tags.printableString,
  tags.t61String,
  tags.ia5String,
  tags.bmpString,
  tags.universalString,
  tags.visibleString,
]);

/** Whether values of this tag are compared as text. */
export function isStringTag(tag: number): boolean {
  return comparable.has(tag);
}

/**
 * Tags that OpenSSL takes for a value in a name (B_ASN1_PRINTABLE with B_ASN1_UNKNOWN in asn1.h); VisibleString and
 * GeneralString are not among them.
 */
const allowed: ReadonlySet<number> = new Set([
  tags.bitString,
  ...[7, 8, 9, 11, 12, 13, 14, 15],
  tags.numericString,
  tags.printableString,
  tags.t61String,
  tags.ia5String,
  tags.universalString,
  29,
  tags.bmpString,
  tags.sequence,
]);

/** Whether OpenSSL reads a certificate that has a value of this tag in a name. */
export function isNameTag(tag: number): boolean {
  return allowed.has(tag);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Text of a string value, read as OpenSSL reads it: one byte a character for all types but UTF8String, BMPString and
 * UniversalString (T61 is taken for Latin-1). Undefined when the bytes don't fit the type.
 */
export function decodeString(tag: number, value: Uint8Array): string | undefined {
  if (tag === tags.utf8String) {
    try {
      return utf8.decode(value);
    } catch {
      return undefined;
    }
  }
  if (tag === tags.bmpString) return decodeWide(value, 2);
  if (tag === tags.universalString) return decodeWide(value, 4);
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1');
}

function decodeWide(value: Uint8Array, size: 2 | 4): string | undefined {
  if (value.length % size !== 0) return undefined;
  let text = '';
  for (let start = 0; start < value.length; start += size) {
    let point = 0;
    for (let index = start; index < start + size; index += 1) point = point * 256 + (value[index] ?? 0);
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
    text += String.fromCodePoint(point);
  }
  return text;
}
