import { expect, it } from 'vitest';
import { checkDamage, hex, toHex } from '../../../test/x509/truncations.ts';
import { crlNumber, parseCrlNumber } from './crl-number.ts';

it('reads and writes numbers as the crlnumber file holds them', () => {
  expect(toHex(crlNumber(hex('1000')).value)).toBe('02021000');
  expect(parseCrlNumber(hex('02021000'))).toBe('1000');
  expect(parseCrlNumber(crlNumber(hex('00')).value)).toBe('00');
  checkDamage(hex('02021000'), parseCrlNumber);
});
