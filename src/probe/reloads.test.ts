import { expect, it } from 'vitest';
import { reloadsOf } from './reloads.ts';

const of = (row?: readonly (string | null)[]): ReturnType<typeof reloadsOf> =>
  reloadsOf(async () => (row === undefined ? undefined : [row]));

it('reads what was counted', async () => {
  expect(await of(['5', '4', '1795302461.653112', '1795302461'])).toEqual({
    count: 5,
    failed: 4,
    last: new Date(1795302461653.112),
    lastFailure: new Date(1795302461000),
  });
  expect(await of(['1', '0', '1795302461.5', null])).not.toHaveProperty('lastFailure');
});

it('is undefined where there was none, and where nobody counts', async () => {
  expect(await of([null, null, null, null])).toBeUndefined();
  expect(await of()).toBeUndefined();
});
