import { expect, it } from 'vitest';
import { isTrue, valueText } from './driver-config.ts';

it('takes the switches of all languages', () => {
  expect([true, 1, 'True', 'on', 'yes'].map(isTrue)).toEqual([true, true, true, true, true]);
  expect([false, 0, 'no', null, undefined].map(isTrue)).toEqual([false, false, false, false, false]);
});

it('shows values without PEM texts', () => {
  expect(valueText({ dict: { ca: '-----BEGIN X', f: { call: 'r', args: [1, ['a']] } } })).toBe(
    '{ca: (PEM text), f: r(1, [a])}',
  );
});
