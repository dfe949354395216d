import { expect, it } from 'vitest';
import { readIndented } from './indented.ts';

it('reads keys by indentation', () => {
  expect(readIndented('# c\na: &x\n  b: "1" # why\n  c: yes\nd: 3\n')).toEqual({
    a: { dict: { b: '1', c: true } },
    d: 3,
  });
});

it('leaves alone what is no list of keys', () => {
  expect(readIndented('hello world')).toBeUndefined();
  expect(readIndented('')).toBeUndefined();
});
