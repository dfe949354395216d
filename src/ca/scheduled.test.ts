import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratch } from '../../test/ca/scratch.ts';
import { formatScheduled, readScheduled, scheduledPath } from './scheduled.ts';

it('comes back whole, and damage is said', () => {
  const dir = scratch();
  const place = { dir, state: join(dir, '.tlsql'), index: join(dir, 'index.txt') };
  expect(readScheduled(place)).toEqual([]);
  mkdirSync(place.state);
  const list = [{ at: '2026-11-21T12:00:00Z', serial: '0A', reason: 'superseded' as const }];
  writeFileSync(scheduledPath(place), formatScheduled(list));
  expect(readScheduled(place)).toEqual(list);
  for (const text of [
    'x',
    'never 0A superseded',
    '2026-11-21T12:00:00Z 0x superseded',
    '2026-11-21T12:00:00Z 0A boredom',
  ]) {
    writeFileSync(scheduledPath(place), `${text}\n`);
    expect(() => readScheduled(place)).toThrow(expect.objectContaining({ code: 'schedule-damaged' }));
  }
});
