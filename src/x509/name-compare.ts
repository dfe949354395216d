import { createHash } from 'node:crypto';
import { tags } from './der.ts';
import { compareBytes, oid as encodeOid, sequence, setOf, tlv } from './der-write.ts';
import type { Name, NameAttribute } from './name.ts';
import { decodeString, isStringTag } from './name-string.ts';

/**
 * OpenSSL's canonical encoding (x509_name_canon in crypto/x509/x_name.c): text as UTF8String, ASCII letters in lower case,
 * blanks trimmed and runs of them made one; the RDN sets one after the other without the outer SEQUENCE.
 */
export function canonicalEncoding(name: Name): Uint8Array {
  return Buffer.concat(name.rdns.filter((rdn) => rdn.length > 0).map((rdn) => setOf(rdn.map(canonicalAttribute))));
}

/** Whether OpenSSL takes the two for the same name (X509_NAME_cmp is 0): type and order count, string type, case and blanks don't. */
export function namesEqual(a: Name, b: Name): boolean {
  return compareBytes(a.der, b.der) === 0 || compareBytes(canonicalEncoding(a), canonicalEncoding(b)) === 0;
}

/** X509_NAME_hash: eight hexadecimal digits, what `openssl x509 -hash` prints and `openssl rehash` names files with. */
export function nameHash(name: Name): string {
  return firstWord(createHash('sha1').update(canonicalEncoding(name)).digest());
}

/** X509_NAME_hash_old, of OpenSSL before 1.0.0 and `openssl rehash -old`. */
export function nameHashOld(name: Name): string {
  return firstWord(createHash('md5').update(name.der).digest());
}

function canonicalAttribute(attribute: NameAttribute): Uint8Array {
  const text = isStringTag(attribute.tag) ? decodeString(attribute.tag, attribute.value) : undefined;
  const value =
    text === undefined
      ? tlv(attribute.tag, attribute.value)
      : tlv(tags.utf8String, Buffer.from(canonicalText(text), 'utf8'));
  return sequence(encodeOid(attribute.oid), value);
}

function canonicalText(text: string): string {
  return text
    .replace(/^[\t-\r ]+|[\t-\r ]+$/g, '')
    .replace(/[\t-\r ]+/g, ' ')
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function firstWord(digest: Buffer): string {
  return digest.readUInt32LE(0).toString(16).padStart(8, '0');
}
