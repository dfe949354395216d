import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';

it('shows what is known about a fault', async () => {
  const { status, out } = await cli(['doctor', 'show', 'server-key-unreadable']);
  expect(status).toBe(0);
  expect(out).toMatch(/^# server-key-unreadable\n/);
  expect(out).toContain('## How to mend it');
  const json = await cli(['doctor', 'show', 'server-key-unreadable', '--json']);
  expect(JSON.parse(json.out)).toMatchObject({ id: 'server-key-unreadable', role: 'cause' });
});

it('names ids that are near when there is none', async () => {
  const { status, err } = await cli(['doctor', 'show', 'server-key-unreadabel']);
  expect(status).toBe(2);
  expect(err).toContain('server-key-unreadable');
});
