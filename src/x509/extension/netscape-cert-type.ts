import { bitsOf } from './key-usage.ts';

/** Names of the bits, in order from bit 0 (OpenSSL's spelling in `nsCertType=`). */
const names = ['client', 'server', 'email', 'objsign', 'reserved', 'sslCA', 'emailCA', 'objCA'] as const;

export type NetscapeCertType = (typeof names)[number];

export const netscapeCertTypeOid = '2.16.840.1.113730.1.1';

/** The old Netscape Cert Type, which OpenSSL still heeds when it checks a purpose. */
export function parseNetscapeCertType(value: Uint8Array): readonly NetscapeCertType[] {
  const bits = bitsOf(value, 'netscapeCertType');
  return names.filter((_, bit) => bits.has(bit));
}
