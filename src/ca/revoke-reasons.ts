import type { RevocationReason } from './index-file.ts';

/** Reasons that a user may give (RFC 5280 5.3.1). */
export const revokeReasons = [
  'unspecified',
  'keyCompromise',
  'CACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
] as const satisfies readonly RevocationReason[];

export type RevokeReason = (typeof revokeReasons)[number];
