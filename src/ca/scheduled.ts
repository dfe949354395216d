import { join } from 'node:path';
import { fail } from '../base/error.ts';
import type { Place } from './changes.ts';
import { readIfThere } from './disk.ts';
import { type RevokeReason, revokeReasons } from './revoke-reasons.ts';

/** A revocation that takes effect later: the old certificate of a renewal, while both are in use. */
export interface Scheduled {
  readonly serial: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason: RevokeReason;
}

/** The file that keeps them; `openssl ca` does not know of it. */
export const scheduledPath = (place: Place): string => join(place.state, 'scheduled-revocations');

/** The scheduled revocations of a CA folder, one a line: time, serial, reason. Fails with `schedule-damaged`. */
export function readScheduled(place: Place): Scheduled[] {
  const path = scheduledPath(place);
  const text = readIfThere(path)?.toString('latin1') ?? '';
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [at = '', serial = '', word = ''] = line.split(' ');
      const reason = revokeReasons.find((known) => known === word);
      if (reason === undefined || !/^[0-9A-F]+$/.test(serial) || Number.isNaN(Date.parse(at))) {
        return fail('schedule-damaged', {
          at: path,
          seen: JSON.stringify(line.slice(0, 80)),
          expected: 'time serial reason',
        });
      }
      return { at, serial, reason };
    });
}

/** The text of that file. */
export function formatScheduled(list: readonly Scheduled[]): string {
  return list.map(({ at, serial, reason }) => `${at} ${serial} ${reason}\n`).join('');
}
