import { expect, it } from 'vitest';
import { checkDamage, hex } from '../../../test/x509/truncations.ts';
import { parseNetscapeCertType } from './netscape-cert-type.ts';

it('reads bits by name', () => {
  expect(parseNetscapeCertType(hex('03020640'))).toEqual(['server']);
  expect(parseNetscapeCertType(hex('03020007'))).toEqual(['sslCA', 'emailCA', 'objCA']);
  checkDamage(hex('03020640'), parseNetscapeCertType);
});
