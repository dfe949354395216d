import { expect, it } from 'vitest';
import { checkDamage, hex, toHex } from '../../../test/x509/truncations.ts';
import { bitsOf, keyUsage, keyUsageNames, parseKeyUsage } from './key-usage.ts';

it('reads and writes bits by name', () => {
  expect(toHex(keyUsage('keyCertSign', 'cRLSign').value)).toBe('03020106');
  expect(toHex(keyUsage('digitalSignature', 'keyEncipherment').value)).toBe('030205a0');
  expect(parseKeyUsage(keyUsage('decipherOnly', 'keyAgreement').value)).toEqual(['keyAgreement', 'decipherOnly']);
  expect(parseKeyUsage(keyUsage(...keyUsageNames).value)).toEqual(keyUsageNames);
  expect(keyUsage('keyCertSign').critical).toBe(true);
});

it('looks past bits that are unused and bytes that are missing', () => {
  expect([...bitsOf(hex('030207ff'), 'x')]).toEqual([0]);
  expect(parseKeyUsage(hex('030100'))).toEqual([]);
  checkDamage(hex('03020106'), parseKeyUsage);
});
