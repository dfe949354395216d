import { expect, it } from 'vitest';
import { checkDamage, hex, toHex } from '../../../test/x509/truncations.ts';
import { basicConstraints, parseBasicConstraints } from './basic-constraints.ts';

it.each([
  [basicConstraints(false), '3000', { ca: false, pathLength: undefined }],
  [basicConstraints(true), '30030101ff', { ca: true, pathLength: undefined }],
  [basicConstraints(true, 0), '30060101ff020100', { ca: true, pathLength: 0 }],
] as const)('%#', (extension, bytes, expected) => {
  expect(extension.critical).toBe(true);
  expect(toHex(extension.value)).toBe(bytes);
  expect(parseBasicConstraints(extension.value)).toEqual(expected);
  checkDamage(extension.value, parseBasicConstraints);
});

it('refuses a negative path length', () => {
  expect(() => parseBasicConstraints(hex('30060101ff0201ff'))).toThrow(/pathLenConstraint.*out of range/);
});
