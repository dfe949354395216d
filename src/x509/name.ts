import { DerReader, tags } from './der.ts';
import { oid as encodeOidValue, sequence, setOf, tlv } from './der-write.ts';
import { decodeString, isNameTag, isStringTag } from './name-string.ts';
import { shortName } from './oid.ts';

/** One attribute of a name: its type and its value as encoded. */
export interface NameAttribute {
  /** Dotted type, for example `2.5.4.3`. */
  readonly oid: string;
  /** Tag of the value's string type (`tags.utf8String`, …). */
  readonly tag: number;
  /** Content of the value, undecoded: the server's one-line form is made of these bytes. */
  readonly value: Uint8Array;
}

/** Relative distinguished name: one attribute, or several in a multi-valued RDN, in encoded order. */
export type Rdn = readonly NameAttribute[];

/** A distinguished name (RDNSequence), in certificate order. */
export interface Name {
  readonly rdns: readonly Rdn[];
  /** The encoding as it stands in the certificate. */
  readonly der: Uint8Array;
}

/** The name with no RDN at all. */
export const emptyName: Name = { rdns: [], der: sequence() };

/**
 * Reads the next value as a name. Fails with `der-damaged` where OpenSSL refuses the certificate: a value whose type may not
 * stand in a name (VisibleString), or that isn't text in its own type (UTF-8 that is not, BMPString of odd length).
 */
export function readName(reader: DerReader, field: string): Name {
  const der = reader.whole(field);
  const outer = new DerReader(der, field).enter(tags.sequence, 'rdnSequence');
  const rdns: Rdn[] = [];
  while (!outer.atEnd) {
    const set = outer.enter(tags.set, `rdn[${rdns.length}]`);
    const rdn: NameAttribute[] = [];
    while (!set.atEnd) rdn.push(readAttribute(set, rdn.length));
    rdns.push(rdn);
  }
  return { rdns, der };
}

/** A name from its encoding alone. */
export function parseName(der: Uint8Array): Name {
  const reader = new DerReader(der, 'name');
  const name = readName(reader, 'name');
  reader.end();
  return name;
}

/** A name of these RDNs; attributes of a multi-valued RDN are put in DER order. */
export function makeName(rdns: readonly Rdn[]): Name {
  return parseName(sequence(...rdns.map((rdn) => setOf(rdn.map(encodeAttribute)))));
}

/** The attribute's value as text. */
export function attributeText(attribute: NameAttribute): string {
  return decodeString(attribute.tag, attribute.value) ?? Buffer.from(attribute.value).toString('latin1');
}

/** Values of all attributes of one type, in certificate order; the last one is what OpenSSL's host check looks at. */
export function attributeTexts(name: Name, oid: string): readonly string[] {
  return name.rdns
    .flat()
    .filter((attribute) => attribute.oid === oid)
    .map(attributeText);
}

/** The name as data for people and JSON: `[['CN', 'a']]`, multi-valued RDNs flat, in certificate order. */
export function namePairs(name: Name): readonly (readonly [type: string, value: string])[] {
  return name.rdns.flat().map((attribute) => [shortName(attribute.oid), attributeText(attribute)] as const);
}

function readAttribute(set: DerReader, index: number): NameAttribute {
  const pair = set.enter(tags.sequence, `attribute[${index}]`);
  const oid = pair.oid('type');
  const at = pair.offset;
  const tag = pair.peek() ?? 0;
  if (!isNameTag(tag)) pair.damaged('value', `tag 0x${tag.toString(16)}`, 'a string type that names may have', at);
  const value = tag === tags.bitString ? bitStringValue(pair) : pair.value(tag, 'value');
  pair.end();
  if (isStringTag(tag) && decodeString(tag, value) === undefined) {
    pair.damaged('value', `bytes that are not text under tag 0x${tag.toString(16)}`, 'text of its string type', at);
  }
  return { oid, tag, value };
}

/** Its content, count of unused bits included. */
function bitStringValue(pair: DerReader): Uint8Array {
  const { unused, bytes } = pair.bitString('value');
  return Uint8Array.from([unused, ...bytes]);
}

function encodeAttribute(attribute: NameAttribute): Uint8Array {
  return sequence(encodeOidValue(attribute.oid), tlv(attribute.tag, attribute.value));
}
