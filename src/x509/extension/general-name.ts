import { contextTag, type DerReader, tags } from '../der.ts';
import { text, tlv } from '../der-write.ts';
import { type Name, readName } from '../name.ts';
import { decodeOid } from '../oid-code.ts';
import { formatIp } from './ip-address.ts';

/** A GeneralName (RFC 5280 4.2.1.6). Text is as encoded (Latin-1 where it isn't ASCII), never normalized. */
export type GeneralName =
  | { readonly kind: 'dns' | 'email' | 'uri'; readonly value: string }
  /** `bytes`: 4 or 16 for an address, 8 or 32 for address and mask (name constraints); anything else is wrong but kept. */
  | { readonly kind: 'ip'; readonly value: string; readonly bytes: Uint8Array }
  | { readonly kind: 'directory'; readonly name: Name }
  | { readonly kind: 'registeredId'; readonly value: string }
  /** `der` is the value inside the explicit tag. */
  | { readonly kind: 'other'; readonly oid: string; readonly der: Uint8Array }
  | { readonly kind: 'x400' | 'ediParty'; readonly der: Uint8Array };

const texts = { 129: 'email', 130: 'dns', 134: 'uri' } as const;

export function readGeneralName(reader: DerReader, field: string): GeneralName {
  const tag = reader.peek() ?? 0;
  if (tag === 0x81 || tag === 0x82 || tag === 0x86) {
    return { kind: texts[tag], value: Buffer.from(reader.value(tag, field)).toString('latin1') };
  }
  if (tag === contextTag(7, false)) {
    const bytes = reader.value(tag, field);
    return { kind: 'ip', value: formatIp(bytes), bytes };
  }
  if (tag === contextTag(4)) {
    const inner = reader.enter(tag, field);
    const name = readName(inner, 'directoryName');
    inner.end();
    return { kind: 'directory', name };
  }
  if (tag === contextTag(8, false)) {
    const at = reader.offset;
    const value = decodeOid(reader.value(tag, field));
    return { kind: 'registeredId', value: value ?? reader.damaged(field, 'no object identifier', 'one', at) };
  }
  if (tag === contextTag(0)) {
    const inner = reader.enter(tag, field);
    const oid = inner.oid('type');
    const explicit = inner.enter(contextTag(0), 'value');
    const der = explicit.whole('value');
    explicit.end();
    inner.end();
    return { kind: 'other', oid, der };
  }
  if (tag === contextTag(3) || tag === contextTag(5)) {
    return { kind: tag === contextTag(3) ? 'x400' : 'ediParty', der: reader.value(tag, field) };
  }
  return reader.damaged(field, `tag 0x${tag.toString(16)}`, 'a GeneralName');
}

/** GeneralNames: a SEQUENCE by default, or under an implicit tag. */
export function readGeneralNames(
  reader: DerReader,
  field: string,
  tag: number = tags.sequence,
): readonly GeneralName[] {
  const list = reader.enter(tag, field);
  const names: GeneralName[] = [];
  while (!list.atEnd) names.push(readGeneralName(list, `[${names.length}]`));
  return names;
}

/** The encoding of a GeneralName of the kinds that tlsql issues. */
export function encodeGeneralName(
  name: Extract<GeneralName, { kind: 'dns' | 'email' | 'uri' | 'ip' | 'directory' }>,
): Uint8Array {
  switch (name.kind) {
    case 'email':
      return text(0x81, name.value);
    case 'dns':
      return text(0x82, name.value);
    case 'uri':
      return text(0x86, name.value);
    case 'ip':
      return tlv(contextTag(7, false), name.bytes);
    case 'directory':
      return tlv(contextTag(4), name.name.der);
  }
}
