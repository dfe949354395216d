import { expect, it } from 'vitest';
import { counted } from '../../../test/mysql/drive.ts';
import { challengeOf, nothingMore } from './plugin.ts';

it('takes a challenge with or without its closing zero, and no other length', () => {
  expect(challengeOf('p', counted(20), 20)).toEqual(counted(20));
  expect(challengeOf('p', Uint8Array.of(...counted(20), 0), 20)).toEqual(counted(20));
  for (const wrong of [counted(19), counted(21), counted(0), counted(22)])
    expect(() => challengeOf('p', wrong, 20)).toThrow(expect.objectContaining({ code: 'auth-data-bad' }));
});

it('refuses data after the end', () => {
  expect(() => nothingMore('p', counted(3))).toThrow('p: 3 bytes more (expected OK or an error)');
});
