import { DerReader, tags } from '../der.ts';
import { integer } from '../der-write.ts';
import type { RawExtension } from './extension.ts';

/** Why a certificate was revoked, by number (RFC 5280 5.3.1) and in the spelling of `openssl ca -crl_reason`. */
const names = [
  'unspecified',
  'keyCompromise',
  'CACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  undefined,
  'removeFromCRL',
  'privilegeWithdrawn',
  'AACompromise',
] as const;

export type CrlReason = Exclude<(typeof names)[number], undefined>;

export const crlReasons: readonly CrlReason[] = names.filter((name) => name !== undefined);

export const crlReasonOid = '2.5.29.21';

/** The reason; undefined for a number that has no name. */
export function parseCrlReason(value: Uint8Array): CrlReason | undefined {
  const reader = new DerReader(value, 'crlReason');
  const number = reader.smallInteger('value', tags.enumerated);
  reader.end();
  return names[number];
}

export function crlReason(reason: CrlReason): RawExtension {
  return { oid: crlReasonOid, critical: false, value: integer(names.indexOf(reason), tags.enumerated) };
}
