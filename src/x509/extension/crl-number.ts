import { DerReader } from '../der.ts';
import { integer } from '../der-write.ts';
import type { RawExtension } from './extension.ts';
import { serialToHex } from './key-identifier.ts';

export const crlNumberOid = '2.5.29.20';
export const deltaCrlIndicatorOid = '2.5.29.27';

/** The number in upper-case hexadecimal, as the `crlnumber` file holds it (RFC 5280 5.2.3); serves the delta indicator too. */
export function parseCrlNumber(value: Uint8Array): string {
  const reader = new DerReader(value, 'crlNumber');
  const hex = serialToHex(reader.integer('value'));
  reader.end();
  return hex;
}

/** @param number unsigned big-endian bytes */
export function crlNumber(number: Uint8Array): RawExtension {
  return { oid: crlNumberOid, critical: false, value: integer(number) };
}
