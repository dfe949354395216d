import { expect, it } from 'vitest';
import { checkDamage, hex, toHex } from '../../../test/x509/truncations.ts';
import {
  authorityKeyIdentifier,
  parseAuthorityKeyIdentifier,
  parseSubjectKeyIdentifier,
  serialToHex,
  subjectKeyIdentifier,
} from './key-identifier.ts';

it('reads and writes the subject key identifier', () => {
  expect(toHex(subjectKeyIdentifier(hex('0102')).value)).toBe('04020102');
  expect(parseSubjectKeyIdentifier(hex('04020102'))).toEqual(hex('0102'));
  checkDamage(hex('04020102'), parseSubjectKeyIdentifier);
});

it('reads and writes the authority key identifier', () => {
  expect(toHex(authorityKeyIdentifier(hex('0102')).value)).toBe('300480020102');
  expect(parseAuthorityKeyIdentifier(hex('300480020102'))).toEqual({
    keyId: hex('0102'),
    issuer: undefined,
    serialHex: undefined,
  });
  const whole = hex('300d 800101 a105 8203612e62 820100');
  expect(parseAuthorityKeyIdentifier(whole)).toEqual({
    keyId: hex('01'),
    issuer: [{ kind: 'dns', value: 'a.b' }],
    serialHex: '00',
  });
  checkDamage(whole, parseAuthorityKeyIdentifier);
});

it.each([
  ['00', '00'],
  ['01', '01'],
  ['0080', '80'],
  ['0fff', '0FFF'],
  ['ff', '-01'],
  ['80', '-80'],
  ['ff00', '-0100'],
])('serial %s', (content, expected) => {
  expect(serialToHex(hex(content))).toBe(expected);
});
