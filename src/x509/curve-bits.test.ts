import { expect, it } from 'vitest';
import { curveBits } from './curve-bits.ts';

it('knows the curves whose order is not as long as their field', () => {
  expect(curveBits('prime256v1', 32)).toBe(256);
  expect(curveBits('secp521r1', 66)).toBe(521);
  expect(curveBits('sect283k1', 36)).toBe(281);
  expect(curveBits('c2tnb431r1', 54)).toBe(418);
});
