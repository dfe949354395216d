import { tags } from './der.ts';
import { tlv } from './der-write.ts';
import { attributeText, type Name, type NameAttribute } from './name.ts';
import { isStringTag } from './name-string.ts';
import { oidNames } from './oid.ts';

/** The name as RFC 2253 writes it, last RDN first, exactly as `openssl -nameopt rfc2253` prints it. */
export function rfc2253(name: Name): string {
  return [...name.rdns]
    .filter((rdn) => rdn.length > 0)
    .reverse()
    .map((rdn) => [...rdn].reverse().map(attributeToText).join('+'))
    .join(',');
}

function attributeToText(attribute: NameAttribute): string {
  const names = oidNames(attribute.oid);
  const asText = names !== undefined && (isStringTag(attribute.tag) || attribute.tag === tags.numericString);
  return `${names?.short ?? attribute.oid}=${asText ? escapeValue(attributeText(attribute)) : hexValue(attribute)}`;
}

/** `#` and the encoding in hexadecimal (RFC 2253 2.4), for types without a name and values that are not text. */
function hexValue(attribute: NameAttribute): string {
  return `#${Buffer.from(tlv(attribute.tag, attribute.value)).toString('hex').toUpperCase()}`;
}

function escapeValue(text: string): string {
  const points = [...text];
  return points
    .map((char, index) => {
      const code = char.codePointAt(0) ?? 0;
      if (code > 0x7e || code < 0x20) return Buffer.from(char, 'utf8').reduce((sum, byte) => sum + hexEscape(byte), '');
      const edge = (char === ' ' && (index === 0 || index === points.length - 1)) || (char === '#' && index === 0);
      return edge || ',+"\\<>;'.includes(char) ? `\\${char}` : char;
    })
    .join('');
}

function hexEscape(byte: number): string {
  return `\\${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
