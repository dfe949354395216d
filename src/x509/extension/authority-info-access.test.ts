import { expect, it } from 'vitest';
import { checkDamage, hex } from '../../../test/x509/truncations.ts';
import { parseAuthorityInfoAccess } from './authority-info-access.ts';

it('reads methods and places', () => {
  const bytes = hex('3011 300f 06082b06010505073001 8603783a79');
  expect(parseAuthorityInfoAccess(bytes)).toEqual([
    { method: '1.3.6.1.5.5.7.48.1', location: { kind: 'uri', value: 'x:y' } },
  ]);
  checkDamage(bytes, parseAuthorityInfoAccess);
});
