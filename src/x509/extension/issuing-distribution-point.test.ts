import { expect, it } from 'vitest';
import { checkDamage, hex } from '../../../test/x509/truncations.ts';
import { parseIssuingDistributionPoint } from './issuing-distribution-point.ts';

const nothing = {
  fullName: [],
  relativeName: undefined,
  named: false,
  onlyUserCerts: false,
  onlyCaCerts: false,
  onlySomeReasons: false,
  indirect: false,
  onlyAttributeCerts: false,
};

it('reads which certificates a list speaks of', () => {
  expect(parseIssuingDistributionPoint(hex('3000'))).toEqual(nothing);
  const bytes = hex('3013 a007a0058603783a79 8101ff 83020640 8401ff');
  expect(parseIssuingDistributionPoint(bytes)).toEqual({
    ...nothing,
    named: true,
    fullName: [{ kind: 'uri', value: 'x:y' }],
    onlyUserCerts: true,
    onlySomeReasons: true,
    indirect: true,
  });
  expect(parseIssuingDistributionPoint(hex('30068201ff8501ff'))).toMatchObject({
    onlyCaCerts: true,
    onlyAttributeCerts: true,
  });
  checkDamage(bytes, parseIssuingDistributionPoint);
});
