import { expect, it } from 'vitest';
import { faults } from '../all.ts';
import { meanings } from './meanings.ts';
import { wordMeaning } from './word-meaning.ts';

it('keeps the order of the meanings', () => {
  expect(wordMeaning(/x/, 'b', 'a').means).toEqual(['b', 'a']);
});

it('every meaning is a fault that there is', () => {
  const ids = new Set(faults.map(({ id }) => id));
  for (const { when, means } of meanings) for (const id of means) expect(ids.has(id), `${when}: ${id}`).toBe(true);
});
