import { expect, it } from 'vitest';
import { checkDamage, hex, toHex } from '../../../test/x509/truncations.ts';
import { extendedKeyUsage, parseExtendedKeyUsage, purposes } from './extended-key-usage.ts';

it('reads and writes purposes in order', () => {
  const extension = extendedKeyUsage([purposes.clientAuth, purposes.serverAuth]);
  expect(toHex(extension.value)).toBe('301406082b0601050507030206082b06010505070301');
  expect(parseExtendedKeyUsage(extension.value)).toEqual([purposes.clientAuth, purposes.serverAuth]);
  expect(parseExtendedKeyUsage(hex('3000'))).toEqual([]);
  expect(extendedKeyUsage([purposes.any], true).critical).toBe(true);
  checkDamage(extension.value, parseExtendedKeyUsage);
});
