import { expect, it } from 'vitest';
import { longName, oidNames, oidOf, shortName } from './oid.ts';

it('names as OpenSSL does', () => {
  expect(oidNames('2.5.4.4')).toEqual({ oid: '2.5.4.4', short: 'SN', long: 'surname' });
  for (const [dotted, short, long] of [
    ['2.5.4.5', 'serialNumber', 'serialNumber'],
    ['1.2.840.113549.1.9.1', 'emailAddress', 'emailAddress'],
    ['0.9.2342.19200300.100.1.1', 'UID', 'userId'],
    ['1.3.6.1.4.1.311.60.2.1.3', 'jurisdictionC', 'jurisdictionCountryName'],
    ['1.2.840.10045.4.3.2', 'ecdsa-with-SHA256', 'ecdsa-with-SHA256'],
    ['1.2.840.113549.1.1.11', 'RSA-SHA256', 'sha256WithRSAEncryption'],
    ['1.3.6.1.5.5.7.3.2', 'clientAuth', 'TLS Web Client Authentication'],
    ['1.2.3.4', '1.2.3.4', '1.2.3.4'],
  ] as const) {
    expect([shortName(dotted), longName(dotted)]).toEqual([short, long]);
    expect([oidOf(short), oidOf(long)]).toEqual([dotted, dotted]);
  }
});

it('finds by any spelling, case first', () => {
  expect(oidOf('cn')).toBe('2.5.4.3');
  expect(oidOf('UID')).toBe('0.9.2342.19200300.100.1.1');
  expect(oidOf('uid')).toBe('0.9.2342.19200300.100.1.44');
  expect(oidOf('OID.2.5.4.3')).toBe('2.5.4.3');
  expect(oidOf('noSuchThing')).toBeUndefined();
});
