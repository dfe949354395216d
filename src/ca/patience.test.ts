import { expect, it } from 'vitest';
import { patience } from './patience.ts';

it('begins anew with every other owner, within a bound', () => {
  let clock = 1000;
  const waiting = patience(30, 100, () => clock);
  /** After `millis` more, with this owner: what is left. */
  const after = (millis: number, owner: string | undefined): number => {
    clock += millis;
    return waiting.left(owner);
  };
  expect(after(10, 'a')).toBe(20);
  expect(after(10, 'a')).toBe(10);
  expect(after(9, 'b')).toBe(30);
  expect(after(20, undefined)).toBe(10);
  // One that was seen before is no progress.
  expect(after(5, 'a')).toBe(5);
  expect(after(4, 'c')).toBe(30);
  expect(after(29, 'd')).toBe(13);
  expect(after(13, 'e')).toBe(0);
  expect([waiting.waited(), waiting.owners()]).toEqual([100, 5]);
});

it('ends with an owner that does not change', () => {
  let clock = 0;
  const waiting = patience(30, 100, () => clock);
  waiting.left('a');
  clock = 30;
  expect(waiting.left('a')).toBe(0);
});
