import { expect, it } from 'vitest';
import { digest } from './digest.ts';

it('is SHA-256 (FIPS 180-4, example of one block)', () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect([digest('abc'), digest(Buffer.from('abc'))]).toEqual([abc, abc]);
});
