/** How work is spread over servers. */
export interface FleetOptions<T, R> {
  /** At most so many at a time. */
  readonly parallel: number;
  /** Go on with the others after one has failed. */
  readonly keepGoing: boolean;
  /** What comes first must be there before others begin: nothing else runs beside this one. */
  readonly alone: (item: T) => boolean;
  readonly failed: (result: R) => boolean;
  readonly onEnd: (item: T, result: R, ended: number) => void;
  /** Aborts at Ctrl-C: nothing more is begun. */
  readonly signal?: AbortSignal;
}

/**
 * Works on every item, in order, some at a time, and gives the results in the order of the items; undefined for those that were
 * not begun, as one before them failed. `work` must not throw.
 */
export async function overFleet<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  options: FleetOptions<T, R>,
): Promise<readonly (R | undefined)[]> {
  const results: (R | undefined)[] = items.map(() => undefined);
  const running = new Set<Promise<void>>();
  let ended = 0;
  let stop = false;
  for (const [index, item] of items.entries()) {
    const alone = options.alone(item);
    while (running.size > 0 && (alone || running.size >= options.parallel)) await Promise.race(running);
    if (stop || options.signal?.aborted === true) break;
    const one = work(item).then((result) => {
      results[index] = result;
      ended += 1;
      stop ||= options.failed(result) && !options.keepGoing;
      options.onEnd(item, result, ended);
      running.delete(one);
    });
    running.add(one);
    if (alone) await one;
  }
  await Promise.all(running);
  return results;
}
