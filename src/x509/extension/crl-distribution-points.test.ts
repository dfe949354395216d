import { expect, it } from 'vitest';
import { checkDamage, hex, toHex } from '../../../test/x509/truncations.ts';
import { crlDistributionPoints, parseCrlDistributionPoints } from './crl-distribution-points.ts';

it('reads and writes addresses', () => {
  const extension = crlDistributionPoints(['x:y']);
  expect(toHex(extension.value)).toBe('300b3009a007a0058603783a79');
  expect(parseCrlDistributionPoints(extension.value)).toEqual([
    {
      fullName: [{ kind: 'uri', value: 'x:y' }],
      relativeName: undefined,
      crlIssuer: [],
      someReasons: false,
      reasons: 0x807f,
      named: true,
    },
  ]);
  checkDamage(extension.value, parseCrlDistributionPoints);
});

it('reads the rest of a point', () => {
  const bytes = hex('3010 300e a004 a1020500 81020640 a202 8200');
  expect(parseCrlDistributionPoints(bytes)).toEqual([
    {
      fullName: [],
      relativeName: hex('0500'),
      crlIssuer: [{ kind: 'dns', value: '' }],
      someReasons: true,
      reasons: 0x40,
      named: true,
    },
  ]);
  checkDamage(bytes, parseCrlDistributionPoints);
});
