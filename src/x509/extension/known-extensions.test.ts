import { expect, it } from 'vitest';
import { hex } from '../../../test/x509/truncations.ts';
import { basicConstraints } from './basic-constraints.ts';
import { extendedKeyUsage, purposes } from './extended-key-usage.ts';
import { keyUsage } from './key-usage.ts';
import { understandExtensions } from './known-extensions.ts';

it('sorts extensions and reports what is damaged or double', () => {
  const all = [
    basicConstraints(true),
    keyUsage('keyCertSign'),
    extendedKeyUsage([purposes.clientAuth]),
    { oid: '1.2.3.4', critical: true, value: hex('00') },
    { oid: '1.2.3.4', critical: true, value: hex('00') },
    { oid: '2.5.29.17', critical: false, value: hex('3002') },
  ];
  const extensions = understandExtensions(all);
  expect(extensions).toMatchObject({
    basicConstraints: { ca: true },
    keyUsage: ['keyCertSign'],
    extendedKeyUsage: [purposes.clientAuth],
    all,
  });
  expect(extensions.subjectAltName).toBeUndefined();
  expect(extensions.problems.map(({ oid }) => oid)).toEqual(['1.2.3.4', '2.5.29.17']);
});
