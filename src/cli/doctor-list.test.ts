import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';
import { faults } from '../checks/all.ts';

it('lists every fault once', async () => {
  const { status, out } = await cli(['doctor', 'list', '--json']);
  expect(status).toBe(0);
  const listed = JSON.parse(out) as { id: string; looked: boolean }[];
  expect(listed.map(({ id }) => id).sort()).toEqual(faults.map(({ id }) => id).sort());
  expect(listed.find(({ id }) => id === 'host-blocked')?.looked).toBe(true);
  expect((await cli(['doctor', 'list'])).out).toMatch(/^id +severity +what\n/);
});
