import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { overFleet } from './over-fleet.ts';

interface Seen {
  readonly begun: number[];
  most: number;
}

async function check(
  count: number,
  parts: { parallel?: number; keepGoing?: boolean; bad?: number; alone?: number },
): Promise<Seen & { results: readonly (string | undefined)[] }> {
  const seen: Seen = { begun: [], most: 0 };
  let now = 0;
  const results = await overFleet(
    Array.from({ length: count }, (_, at) => at),
    async (item) => {
      seen.begun.push(item);
      now += 1;
      seen.most = Math.max(seen.most, now);
      if (item === parts.alone) expect(now).toBe(1);
      await sleep(2);
      if (item === parts.alone) expect(now).toBe(1);
      now -= 1;
      return item === parts.bad ? 'bad' : 'good';
    },
    {
      parallel: parts.parallel ?? 4,
      keepGoing: parts.keepGoing ?? false,
      alone: (item) => item === parts.alone,
      failed: (result) => result === 'bad',
      onEnd: () => undefined,
    },
  );
  return { ...seen, results };
}

it('works on so many at a time, and keeps the order', async () => {
  const seen = await check(20, { parallel: 3 });
  expect(seen.most).toBe(3);
  expect(seen.results).toEqual(Array(20).fill('good'));
});

it('begins nothing more after a failure, unless told', async () => {
  const stopped = await check(20, { parallel: 2, bad: 3 });
  expect(stopped.results[3]).toBe('bad');
  expect(stopped.begun.length).toBeLessThan(8);
  expect(stopped.results.slice(8)).toEqual(Array(12).fill(undefined));
  expect((await check(20, { parallel: 2, bad: 3, keepGoing: true })).begun).toHaveLength(20);
});

it('lets one run alone', async () => {
  await check(6, { alone: 0 });
  await check(6, { alone: 3 });
});
