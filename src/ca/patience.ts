import { deadlineIn } from '../base/deadline.ts';

/** How long to wait for a lock, how long was waited, and for how many. */
export interface Patience {
  /** What is left, ms, while this one (its token) is seen to hold the lock. */
  readonly left: (owner: string | undefined) => number;
  /** Since the beginning, ms. */
  readonly waited: () => number;
  /** How many have held the lock meanwhile. */
  readonly owners: () => number;
}

/**
 * Patience that begins anew with every other owner, because the work goes on then; `wholeMillis` bounds it. `now` is a monotonic
 * clock in milliseconds.
 */
export function patience(
  ownerMillis: number,
  wholeMillis: number,
  now: () => number = () => performance.now(),
): Patience {
  const began = now();
  const whole = deadlineIn(wholeMillis, now);
  const owners = new Set<string>();
  let one = deadlineIn(ownerMillis, now);
  return {
    left(owner) {
      if (owner !== undefined && !owners.has(owner)) {
        if (owners.size > 0) one = deadlineIn(ownerMillis, now);
        owners.add(owner);
      }
      return Math.min(whole.left(), one.left());
    },
    waited: () => Math.round(now() - began),
    owners: () => owners.size,
  };
}
