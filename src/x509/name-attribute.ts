import { fail } from '../base/error.ts';
import { tags } from './der.ts';
import type { Name, NameAttribute } from './name.ts';
import { decodeString } from './name-string.ts';
import { shortName } from './oid.ts';

/** Which string type an attribute takes and how many characters it may have. */
interface Rule {
  readonly tag: number;
  readonly min: number;
  readonly max: number;
}

/** OpenSSL's table (crypto/asn1/tbl_standard.h; the bounds are those of RFC 5280 appendix A). */
const rules: Readonly<Record<string, Rule>> = {
  '2.5.4.3': { tag: tags.utf8String, min: 1, max: 64 },
  '2.5.4.5': { tag: tags.printableString, min: 1, max: 64 },
  '2.5.4.6': { tag: tags.printableString, min: 2, max: 2 },
  '2.5.4.7': { tag: tags.utf8String, min: 1, max: 128 },
  '2.5.4.8': { tag: tags.utf8String, min: 1, max: 128 },
  '2.5.4.10': { tag: tags.utf8String, min: 1, max: 64 },
  '2.5.4.11': { tag: tags.utf8String, min: 1, max: 64 },
  '2.5.4.46': { tag: tags.printableString, min: 1, max: 32768 },
  '1.2.840.113549.1.9.1': { tag: tags.ia5String, min: 1, max: 128 },
  '0.9.2342.19200300.100.1.25': { tag: tags.ia5String, min: 1, max: 32768 },
  '1.3.6.1.4.1.311.60.2.1.3': { tag: tags.printableString, min: 2, max: 2 },
};
const otherwise: Rule = { tag: tags.utf8String, min: 1, max: 32768 };

/**
 * An attribute of the string type that `openssl req` would choose: UTF8String, but PrintableString or IA5String where the
 * attribute asks for it. Fails with `name-value-invalid` when the value does not fit.
 */
export function makeAttribute(oid: string, value: Uint8Array | string): NameAttribute {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  const rule = rules[oid] ?? otherwise;
  const type = shortName(oid);
  const text = decodeString(tags.utf8String, bytes);
  if (text === undefined) fail('name-value-invalid', { at: type, seen: 'bytes that are not UTF-8', expected: 'UTF-8' });
  const length = [...text].length;
  if (length < rule.min || length > rule.max) {
    const expected = rule.min === rule.max ? `${rule.min}` : `${rule.min} to ${rule.max}`;
    fail('name-value-invalid', { at: type, seen: `${length} characters`, expected });
  }
  if (rule.tag === tags.printableString && !/^[A-Za-z0-9 '()+,./:=?-]*$/.test(text)) {
    fail('name-value-invalid', {
      at: type,
      seen: quoted(text),
      expected: "letters, digits, blank and '()+,-./:=? (PrintableString)",
    });
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: IA5String is ASCII, control characters included
  if (rule.tag === tags.ia5String && !/^[\x00-\x7f]*$/.test(text)) {
    fail('name-value-invalid', { at: type, seen: quoted(text), expected: 'ASCII (IA5String)' });
  }
  return { oid, tag: rule.tag, value: bytes };
}

/**
 * Fails with `name-value-invalid` for a control character in a name that is to be given to somebody: what other programs print of it,
 * and where their lines end, nobody knows. Certificates that others made may have them.
 */
export function refuseControlCharacters(name: Name): Name {
  for (const { oid, value } of name.rdns.flat()) {
    const found = value.findIndex((byte) => byte < 0x20 || byte === 0x7f);
    if (found === -1) continue;
    const code = (value[found] ?? 0).toString(16).padStart(2, '0');
    fail('name-value-invalid', {
      at: shortName(oid),
      seen: `the control character 0x${code} at character ${found + 1}`,
      expected: 'characters that can be printed',
    });
  }
  return name;
}

function quoted(text: string): string {
  return `'${text.length > 40 ? `${text.slice(0, 40)}…` : text}'`;
}
