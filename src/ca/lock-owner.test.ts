import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { lockName, ownerLives, parseLockName, thisOwner } from './lock-owner.ts';

it('is told whole by the name of its file', () => {
  const owner = thisOwner();
  expect(parseLockName(lockName(owner))).toEqual(owner);
  for (const name of ['journal', 'lock-', `${lockName(owner)}x`, lockName(owner).replace('lock', 'luck')]) {
    expect(parseLockName(name)).toBeUndefined();
  }
});

it('lives as long as its process, and that one is not told by its number alone', () => {
  const owner = thisOwner();
  expect(ownerLives(owner)).toBe('alive');
  expect(owner.started).not.toBe('0');
  expect(ownerLives({ ...owner, started: `${Number(owner.started) + 1}` })).toBe('dead');
  const { pid } = spawnSync('true');
  expect(ownerLives({ ...owner, pid })).toBe('dead');
  expect(ownerLives({ ...owner, host: '0123456789abcdef' })).toBe('unknown');
});
