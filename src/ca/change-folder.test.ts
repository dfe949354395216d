import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codeOf, scratch } from '../../test/ca/scratch.ts';
import { changeFolder, makeFolder } from './change-folder.ts';
import type { Place } from './changes.ts';
import { realDisk } from './disk.ts';
import { beginLine } from './journal.ts';

function newPlace(): Place {
  const dir = scratch();
  return { dir, state: join(dir, '.tlsql'), index: join(dir, 'index.txt') };
}

it('locks, mends, works, unlocks', async () => {
  const place = newPlace();
  makeFolder(realDisk, place.state, 0o700);
  writeFileSync(
    join(place.state, 'journal'),
    beginLine({
      id: '00000000000000aa',
      at: '',
      create: [],
      unique: [],
      replace: [],
      numbers: [],
      append: [],
      set: [],
    }),
  );
  const answer = await changeFolder(place, realDisk, async (turn) => {
    expect(turn.recovery).toBe('undone');
    expect(readdirSync(place.state)).toHaveLength(1);
    turn.touch();
    turn.commit({ append: ['V\t270102030405Z\t\t01\tunknown\t/CN=a'] });
    return 42;
  });
  expect(answer).toBe(42);
  expect(readFileSync(place.index, 'latin1')).toContain('/CN=a');
  expect(readdirSync(place.state)).toEqual([]);
});

it('unlocks when the work fails', async () => {
  const place = newPlace();
  await expect(
    changeFolder(place, realDisk, async () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(readdirSync(place.state)).toEqual([]);
});

it('changes nothing when the lock was lost', async () => {
  const place = newPlace();
  const work = changeFolder(place, realDisk, async (turn) => {
    for (const name of readdirSync(place.state)) realDisk.unlink(join(place.state, name));
    turn.commit({ append: ['x'] });
  });
  expect(await codeOf(work)).toBe('ca-lock-lost');
  expect(existsSync(place.index)).toBe(false);
});

it('makes a folder with its mode, once', () => {
  const { state } = newPlace();
  makeFolder(realDisk, state, 0o700);
  makeFolder(realDisk, state, 0o755);
  expect(statSync(state).mode & 0o777).toBe(0o700);
  expect(() => makeFolder(realDisk, join(state, 'a', 'b'), 0o700)).toThrow(
    expect.objectContaining({ code: 'file-missing' }),
  );
});
