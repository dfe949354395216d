import { TlsqlError } from './error.ts';

/** A point in time after which waiting is an error. Made once per task and handed down, so that waits add up to one limit. */
export interface Deadline {
  /** Milliseconds left, never below 0. */
  left(): number;
  /** The whole allowance in milliseconds, for the message. */
  readonly millis: number;
}

/** A deadline `millis` from now. `now` is a monotonic clock in milliseconds. */
export function deadlineIn(millis: number, now: () => number = () => performance.now()): Deadline {
  const end = now() + millis;
  return { millis, left: () => Math.max(0, end - now()) };
}

/** The earlier of the two. */
export function earlier(a: Deadline, b: Deadline): Deadline {
  return a.left() <= b.left() ? a : b;
}

/** The error for a wait that was cut off; `what` completes "waited N ms for …". */
export function deadlineError(deadline: Deadline, what: string, at?: string): TlsqlError {
  return new TlsqlError('deadline-passed', {
    seen: `waited ${Math.round(deadline.millis)} ms for ${what}`,
    ...(at === undefined ? {} : { at }),
    fields: { millis: Math.round(deadline.millis) },
  });
}

/**
 * Settles as `promise` does, or rejects with `deadline-passed`. `onTimeout` must make the promise settle (destroy the
 * socket, kill the child): nothing is left running behind a passed deadline.
 */
export async function within<T>(
  promise: Promise<T>,
  deadline: Deadline,
  what: string,
  onTimeout?: () => void,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(deadlineError(deadline, what));
      onTimeout?.();
    }, deadline.left());
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
