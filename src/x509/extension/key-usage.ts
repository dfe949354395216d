import { DerReader } from '../der.ts';
import { namedBits } from '../der-write.ts';
import type { RawExtension } from './extension.ts';

/** Names of the bits, in order from bit 0 (RFC 5280 4.2.1.3). */
export const keyUsageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

export type KeyUsage = (typeof keyUsageNames)[number];

export const keyUsageOid = '2.5.29.15';

export function parseKeyUsage(value: Uint8Array): readonly KeyUsage[] {
  const bits = bitsOf(value, 'keyUsage');
  return keyUsageNames.filter((_, bit) => bits.has(bit));
}

/** Critical, as RFC 5280 asks. */
export function keyUsage(...usages: readonly KeyUsage[]): RawExtension {
  return { oid: keyUsageOid, critical: true, value: namedBits(usages.map((usage) => keyUsageNames.indexOf(usage))) };
}

/** Numbers of the bits that are set in an extension whose value is one BIT STRING. */
export function bitsOf(value: Uint8Array, what: string): ReadonlySet<number> {
  const reader = new DerReader(value, what);
  const { unused, bytes } = reader.bitString('value');
  reader.end();
  const bits = new Set<number>();
  for (let bit = 0; bit < bytes.length * 8 - unused; bit += 1) {
    if (((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0) bits.add(bit);
  }
  return bits;
}
