import { fail } from '../base/error.ts';
import { DerReader } from './der.ts';
import { makeName, type Name, type NameAttribute, type Rdn } from './name.ts';
import { makeAttribute, refuseControlCharacters } from './name-attribute.ts';
import { oidOf } from './oid.ts';

/**
 * A name as a user types it for a new certificate: `/C=PT/O=Example/CN=a` when it begins with a slash, otherwise RFC 2253
 * (`CN=a,O=Example,C=PT`). Control characters are refused.
 */
export function parseNameText(text: string): Name {
  return refuseControlCharacters(text.startsWith('/') ? parseOneline(text) : parseRfc2253(text));
}

/**
 * A name from its one-line form, in the given order, as `openssl req -subj` takes it: `+` joins a multi-valued RDN, a
 * backslash makes the next character plain. `\xHH` stands for a byte, so that what `oneline` wrote is read back.
 * Unlike OpenSSL it refuses what OpenSSL drops with a warning: unknown attributes and empty values.
 */
export function parseOneline(text: string): Name {
  if (!text.startsWith('/')) damaged(text, 'no slash in front', '/type=value/type=value');
  const rdns: NameAttribute[][] = [];
  let position = 1;
  let joined = false;
  while (position < text.length) {
    const equals = text.indexOf('=', position);
    const type = equals === -1 ? text.slice(position) : text.slice(position, equals);
    if (equals === -1 || /[/+]/.test(type)) {
      damaged(
        text,
        `'${type.split(/[/+]/)[0]}' without =`,
        'type=value, and \\/ or \\+ for a slash or plus inside a value',
      );
    }
    const [value, stop] = onelineValue(text, equals + 1);
    const attribute = attributeOf(text, type, value);
    if (joined) rdns.at(-1)?.push(attribute);
    else rdns.push([attribute]);
    joined = text[stop] === '+';
    if (joined && stop + 1 >= text.length) damaged(text, 'a + at the end', 'type=value after it');
    position = stop + 1;
  }
  return makeName(rdns);
}

/** The value that begins at `start`, and the position of the `/` or `+` (or end) after it. */
function onelineValue(text: string, start: number): [value: Buffer, stop: number] {
  const parts: Buffer[] = [];
  let position = start;
  while (position < text.length && text[position] !== '/' && text[position] !== '+') {
    const hex = /^\\x([0-9A-Fa-f]{2})/.exec(text.slice(position, position + 4));
    if (hex !== null) {
      parts.push(Buffer.from(hex[1] ?? '', 'hex'));
      position += 4;
      continue;
    }
    if (text[position] === '\\') position += 1;
    const char = text.codePointAt(position);
    if (char === undefined) damaged(text, 'a backslash at the end', 'a character after it');
    const piece = String.fromCodePoint(char);
    parts.push(Buffer.from(piece, 'utf8'));
    position += piece.length;
  }
  return [Buffer.concat(parts), position];
}

/**
 * A name from its RFC 2253 form (RFC 4514 too): RDNs from last to first, `,` or `;` between them, `+` inside a multi-valued
 * RDN, values escaped with backslashes, quoted, or given as `#` and hexadecimal DER.
 */
export function parseRfc2253(text: string): Name {
  const rdns: Rdn[] = [];
  let rest = text.trimStart();
  while (rest !== '') {
    const rdn: NameAttribute[] = [];
    let separator = '+';
    while (separator === '+') {
      const type = /^\s*((?:oid\.)?[A-Za-z0-9][A-Za-z0-9. -]*?)\s*=\s*/i.exec(rest);
      if (type === null) damaged(text, `no type and = at '${rest.slice(0, 20)}'`, 'type=value');
      rest = rest.slice(type[0].length);
      const value = /^(?:#((?:[0-9A-Fa-f]{2})+)|"((?:[^"\\]|\\.)*)"|((?:[^,;+"\\]|\\.)*))\s*([,;+]|$)/su.exec(rest);
      if (value === null)
        damaged(text, `a value that does not end at '${rest.slice(0, 20)}'`, 'escapes for , + " \\ < > ;');
      rest = rest.slice(value[0].length);
      separator = value[4] ?? '';
      rdn.push(rfc2253Attribute(text, type[1] ?? '', value));
    }
    rdns.unshift(rdn);
    if (separator !== '' && rest.trim() === '') damaged(text, `a ${separator} at the end`, 'type=value after it');
  }
  return makeName(rdns);
}

function rfc2253Attribute(text: string, type: string, value: RegExpExecArray): NameAttribute {
  const [, hex, quoted, plain = ''] = value;
  if (hex === undefined) return attributeOf(text, type, unescape2253(quoted ?? trimEndPlain(plain)));
  const oid = typeOid(text, type);
  try {
    const reader = new DerReader(Buffer.from(hex, 'hex'), 'name value');
    const tag = reader.peek() ?? 0;
    const content = reader.value(tag, 'value');
    reader.end();
    const attribute = { oid, tag, value: content };
    makeName([[attribute]]);
    return attribute;
  } catch (cause) {
    return fail('name-text-damaged', { at: `name '${text}'`, seen: `#${hex}`, expected: 'the DER of a string', cause });
  }
}

/** Blanks at the end don't count unless the last one is escaped. */
function trimEndPlain(plain: string): string {
  const trimmed = plain.trimEnd();
  return trimmed.length < plain.length && /(^|[^\\])(\\\\)*\\$/.test(trimmed) ? `${trimmed} ` : trimmed;
}

function unescape2253(value: string): Buffer {
  const parts = [...value.matchAll(/\\([0-9A-Fa-f]{2})|\\(.)|([^\\])/gsu)].map(([, hex, escaped, plain]) =>
    hex === undefined ? Buffer.from(escaped ?? plain ?? '', 'utf8') : Buffer.from(hex, 'hex'),
  );
  return Buffer.concat(parts);
}

function attributeOf(text: string, type: string, value: Uint8Array): NameAttribute {
  const oid = typeOid(text, type);
  if (value.length === 0) damaged(text, `${type} without a value`, 'a value, or leave it out');
  return makeAttribute(oid, value);
}

function typeOid(text: string, type: string): string {
  const oid = oidOf(type.trim());
  if (oid !== undefined) return oid;
  return fail('name-attribute-unknown', {
    at: `name '${text}'`,
    seen: `'${type}'`,
    expected: 'C, ST, L, O, OU, CN, emailAddress … or a dotted number',
  });
}

function damaged(text: string, seen: string, expected: string): never {
  fail('name-text-damaged', { at: `name '${text}'`, seen, expected });
}
