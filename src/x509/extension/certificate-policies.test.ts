import { expect, it } from 'vitest';
import { checkDamage, hex } from '../../../test/x509/truncations.ts';
import { parseCertificatePolicies } from './certificate-policies.ts';

it('reads policies and their qualifiers', () => {
  const bytes = hex('3015 3004 06022a03 300d 06022a04 3007 3005 06012a 0500');
  expect(parseCertificatePolicies(bytes)).toEqual([
    { oid: '1.2.3', qualifiers: [] },
    { oid: '1.2.4', qualifiers: [{ oid: '1.2', der: hex('0500') }] },
  ]);
  checkDamage(bytes, parseCertificatePolicies);
});
