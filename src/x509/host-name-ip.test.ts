import { expect, it } from 'vitest';
import { readOpensslIp } from './host-name-ip.ts';

it.each([
  ['10.0.0.1', [10, 0, 0, 1]],
  [' 010.+0.0.1 ', [10, 0, 0, 1]],
  ['10.0.0.256', undefined],
  ['10.0.0.1x', undefined],
  ['10.0.0', undefined],
  ['::', Array<number>(16).fill(0)],
  ['::1', [...Array<number>(15).fill(0), 1]],
  ['1::', [0, 1, ...Array<number>(14).fill(0)]],
  ['2001:DB8::10.0.0.1', [32, 1, 13, 184, ...Array<number>(8).fill(0), 10, 0, 0, 1]],
  ['1:2:3:4:5:6:7:8', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]],
  ['1::2::3', undefined],
  [':1', undefined],
  ['localhost', undefined],
])('%s', (text, bytes) => {
  expect(readOpensslIp(text)).toEqual(bytes === undefined ? undefined : Uint8Array.from(bytes));
});
