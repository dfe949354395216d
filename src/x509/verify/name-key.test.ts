import { expect, it } from 'vitest';
import { parseOneline } from '../name-text.ts';
import { nameKey } from './name-key.ts';

it('is the same for names that OpenSSL takes for equal', () => {
  expect(nameKey(parseOneline('/O=An  Example'))).toBe(nameKey(parseOneline('/O=an example')));
  expect(nameKey(parseOneline('/O=a/CN=b'))).not.toBe(nameKey(parseOneline('/CN=b/O=a')));
});
