import { expect, it } from 'vitest';
import { durationText } from './duration.ts';

it('speaks of milliseconds below a second', () => {
  expect([0.4, 340.2, 999, 1400].map(durationText)).toEqual(['0 ms', '340 ms', '999 ms', '1.4 s']);
});
