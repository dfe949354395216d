import { tags } from './der.ts';
import { tlv } from './der-write.ts';
import type { Name, NameAttribute } from './name.ts';
import { shortName } from './oid.ts';

/**
 * Whose X509_NAME_oneline: `openssl3` (3.0 and later: `+` inside a multi-valued RDN, `\/` and `\+` inside values),
 * `openssl1` (1.x: `/` everywhere, neither escaped), `yassl` (MySQL 5.6 and 5.7 community builds).
 */
export type OnelineStyle = 'openssl3' | 'openssl1' | 'yassl';

/** The only attributes that yaSSL knows; the others are dropped. */
const yasslNames = new Map([
  ['2.5.4.6', 'C'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.7', 'L'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.3', 'CN'],
  ['2.5.4.4', 'SN'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
]);

/**
 * The name on one line (`/C=PT/O=Example/CN=a`), in certificate order: what a server compares REQUIRE SUBJECT and REQUIRE
 * ISSUER with. As X509_NAME_oneline makes it (crypto/x509/x509_obj.c): bytes of the encoding, not characters, with `\xHH`
 * for each below 0x20 and above 0x7e.
 */
export function oneline(name: Name, style: OnelineStyle = 'openssl3'): string {
  let line = '';
  for (const rdn of name.rdns) {
    for (const [index, attribute] of rdn.entries()) {
      const type = style === 'yassl' ? yasslNames.get(attribute.oid) : shortName(attribute.oid);
      if (type === undefined) continue;
      const separator = style === 'openssl3' && index > 0 ? '+' : '/';
      line += `${separator}${type}=${style === 'yassl' ? yasslValue(attribute) : opensslValue(attribute, style)}`;
    }
  }
  return line;
}

function opensslValue(attribute: NameAttribute, style: OnelineStyle): string {
  let text = '';
  for (const byte of onelineBytes(attribute)) {
    const char = String.fromCharCode(byte);
    if (byte < 0x20 || byte > 0x7e) text += `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    else text += style === 'openssl3' && (char === '/' || char === '+') ? `\\${char}` : char;
  }
  return text;
}

/** What OpenSSL keeps of a value: a bit string without its count of unused bits, a sequence with its header. */
function onelineBytes({ tag, value }: NameAttribute): Uint8Array {
  if (tag === tags.sequence) return tlv(tag, value);
  return tag === tags.bitString ? value.subarray(1) : value;
}

/** Raw bytes as the server reads them from a C string: nothing after a zero byte, which empties most BMPStrings. */
function yasslValue({ value }: NameAttribute): string {
  const zero = value.indexOf(0);
  return Buffer.from(zero === -1 ? value : value.subarray(0, zero)).toString('utf8');
}
