import { isIP } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hex } from '../../../test/x509/truncations.ts';
import { formatIp, parseIp } from './ip-address.ts';

it.each([
  ['192.0.2.1', 'c0000201'],
  ['2001:db8::1', '20010db8000000000000000000000001'],
  ['::', '00000000000000000000000000000000'],
  ['::ffff:192.0.2.1', '00000000000000000000ffffc0000201'],
  ['1:2:3:4:5:6:7::', '00010002000300040005000600070000'],
  ['1:2:3:4:5:6:7:8', '00010002000300040005000600070008'],
])('%s', (text, bytes) => {
  expect(parseIp(text)).toEqual(hex(bytes));
});

it.each([
  '',
  '1.2.3',
  '1.2.3.256',
  '01.2.3.4',
  '1.2.3.4.5',
  'a',
  '1::2::3',
  ':1',
  '1:',
  '12345::',
  '::1%eth0',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7',
  '1.2.3.4::',
  '::1:2:3:4:5:6:7:8',
])('%j is none', (text) => {
  expect(parseIp(text)).toBeUndefined();
});

it('writes as OpenSSL does', () => {
  expect(formatIp(hex('c0000201'))).toBe('192.0.2.1');
  expect(formatIp(hex('20010db8000000000000000000000001'))).toBe('2001:DB8:0:0:0:0:0:1');
  expect(formatIp(hex('0a000000ff000000'))).toBe('10.0.0.0/255.0.0.0');
  expect(formatIp(hex('0a0000'))).toBe('invalid');
});

it('agrees with node:net on what is an address', () => {
  const text = fc.array(fc.constantFrom('0', '1', 'ff', '10', ':', '::', '.', '255', '1.2.3.4'), { maxLength: 16 });
  fc.assert(
    fc.property(text, (parts) => {
      expect(parseIp(parts.join('')) !== undefined, parts.join('')).toBe(isIP(parts.join('')) !== 0);
    }),
  );
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(parseIp(address)).toHaveLength(16);
    }),
  );
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(formatIp(parseIp(address) ?? new Uint8Array())).toBe(address);
    }),
  );
});
