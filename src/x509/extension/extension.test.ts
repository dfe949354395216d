import { expect, it } from 'vitest';
import { checkDamage, hex } from '../../../test/x509/truncations.ts';
import { DerReader } from '../der.ts';
import { encodeExtension, encodeExtensions, type RawExtension, readExtensions } from './extension.ts';

const list: RawExtension[] = [
  { oid: '2.5.29.19', critical: true, value: hex('3000') },
  { oid: '2.5.29.14', critical: false, value: hex('040101') },
];
const parse = (bytes: Uint8Array): readonly RawExtension[] => {
  const reader = new DerReader(bytes, 'x');
  const extensions = readExtensions(reader, 'extensions');
  reader.end();
  return extensions;
};

it('reads and writes extensions in order', () => {
  expect(encodeExtension(list[0] as RawExtension)).toEqual(hex('300c0603551d130101ff04023000'));
  expect(parse(encodeExtensions(list))).toEqual(list);
});

it('takes critical FALSE written out, as OpenSSL does', () => {
  expect(parse(hex('300e300c0603551d1301010004023000'))).toEqual([
    { oid: '2.5.29.19', critical: false, value: hex('3000') },
  ]);
});

it('ends in a coded error whatever is damaged', () => {
  checkDamage(encodeExtensions(list), parse);
});
