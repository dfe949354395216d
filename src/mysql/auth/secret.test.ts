import { expect, it } from 'vitest';
import { bytes, hex } from '../../../test/mysql/drive.ts';
import { digest, same, wipe, withoutZero, withZero, xor } from './secret.ts';

it('digests the parts as one', () => {
  expect(digest('sha256', bytes('a'), bytes('bc')).toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

it('repeats the shorter one over the longer', () => {
  expect(xor(hex('0102030405'), hex('ff00'))).toEqual(hex('fe02fc04fa'));
});

it('compares, wipes, and puts the zero on and off', () => {
  expect([same(hex('01'), hex('01')), same(hex('01'), hex('02')), same(hex('01'), hex('0101'))]).toEqual([
    true,
    false,
    false,
  ]);
  const secret = bytes('secret');
  expect(withZero(secret)).toEqual(Uint8Array.of(...secret, 0));
  expect(withoutZero(hex('4100'))).toEqual(hex('41'));
  expect(withoutZero(hex('41'))).toBeUndefined();
  expect(withoutZero(hex(''))).toBeUndefined();
  wipe(secret);
  expect(secret).toEqual(new Uint8Array(6));
});
