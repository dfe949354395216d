import { expect, it } from 'vitest';
import { readKeyValues } from './key-values.ts';

it('frees quotes and braces', () => {
  expect(readKeyValues('Server = h;Pwd="a;b";Driver={M D};X=')).toEqual({
    Server: 'h',
    Pwd: 'a;b',
    Driver: 'M D',
    X: '',
  });
});
