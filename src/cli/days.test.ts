import { expect, it } from 'vitest';
import { daysFrom } from './days.ts';

it('takes a count above 0', () => {
  expect(['1', '397', '0.5', undefined].map((text) => daysFrom(text))).toEqual([1, 397, 0.5, undefined]);
  for (const text of ['0', '-1', 'x', '', '1e3', '99999']) {
    expect(() => daysFrom(text, '--crl-days')).toThrow(expect.objectContaining({ code: 'usage' }));
  }
});
