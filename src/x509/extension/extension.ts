import { type DerReader, tags } from '../der.ts';
import { boolean, oid as encodeOid, octetString, sequence } from '../der-write.ts';

/** One extension as it stands in a certificate, request or CRL (RFC 5280 4.1). */
export interface RawExtension {
  readonly oid: string;
  readonly critical: boolean;
  /** The DER inside the OCTET STRING. */
  readonly value: Uint8Array;
}

/** Reads the SEQUENCE OF Extension. */
export function readExtensions(reader: DerReader, field: string): readonly RawExtension[] {
  const list = reader.enter(tags.sequence, field);
  const extensions: RawExtension[] = [];
  while (!list.atEnd) {
    const one = list.enter(tags.sequence, `[${extensions.length}]`);
    const oid = one.oid('type');
    const critical = one.peek() === tags.boolean && one.boolean('critical');
    const value = one.value(tags.octetString, 'value');
    one.end();
    extensions.push({ oid, critical, value });
  }
  return extensions;
}

/** One Extension, encoded. */
export function encodeExtension(extension: RawExtension): Uint8Array {
  const { oid, critical, value } = extension;
  return critical
    ? sequence(encodeOid(oid), boolean(true), octetString(value))
    : sequence(encodeOid(oid), octetString(value));
}

/** The SEQUENCE OF Extension, encoded. */
export function encodeExtensions(extensions: readonly RawExtension[]): Uint8Array {
  return sequence(...extensions.map(encodeExtension));
}
