import { expect, it } from 'vitest';
import { bytes } from '../../../test/mysql/drive.ts';
import { sha256Crypt } from './sha256-crypt.ts';

// Vectors: the first two from the paper (section "Test vectors"), all as `openssl passwd -5 -salt [rounds=N$]SALT PASSWORD` prints them.
it.each([
  ['Hello world!', 'saltstring', 5000, '5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5'],
  ['Hello world!', 'saltstringsaltst', 10_000, '3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA'],
  ['p'.repeat(70), '0123456789abcdef', 5000, 'zgaJ1B2mowYZeYy2aSJCb4TlWmiuPFjnaYXc1W2b1O9'],
])('%s with %s', (password, salt, rounds, expected) => {
  expect(sha256Crypt(bytes(password), bytes(salt), rounds)).toBe(expected);
});
