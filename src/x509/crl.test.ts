import { describe, expect, it } from 'vitest';
import { smallCrl } from '../../test/x509/small-crl.ts';
import { checkDamage, hex, toHex } from '../../test/x509/truncations.ts';
import { parseCrl, parseCrls, revokedIn } from './crl.ts';
import { bitString, sequence } from './der-write.ts';
import { oneline } from './name-oneline.ts';
import { encodePem } from './pem.ts';

const date = new Date('2026-01-01T00:00:00Z');

describe('parseCrl', () => {
  it('reads what was built', () => {
    const crl = parseCrl(
      smallCrl({
        revoked: [
          { serial: hex('00f0'), date, reason: 'keyCompromise' },
          { serial: hex('02'), date, reason: 'unspecified' },
          { serial: hex('03'), date, reason: 'removeFromCRL' },
          { serial: hex('04'), date },
        ],
        crlNumber: hex('1000'),
        authorityKeyId: hex('0102'),
      }),
    );
    expect(crl).toMatchObject({
      version: 2,
      thisUpdate: { date },
      nextUpdate: { date: new Date('2026-02-01T00:00:00Z') },
      extensions: { crlNumber: '1000', authorityKeyIdentifier: { keyId: hex('0102') }, problems: [] },
    });
    expect(oneline(crl.issuer)).toBe('/CN=a');
    expect(crl.entries.map(({ serialHex, reason }) => [serialHex, reason])).toEqual([
      ['F0', 'keyCompromise'],
      ['02', undefined],
      ['03', 'removeFromCRL'],
      ['04', undefined],
    ]);
    expect(revokedIn(crl, 'F0')).toBe(crl.entries[0]);
    expect(revokedIn(crl, '03')).toBeUndefined();
    expect(revokedIn(crl, '05')).toBeUndefined();
  });

  it('reads version 1 without next update, entries or extensions', () => {
    const tbs = hex('3024 300506032b6570 300c310a300806035504030c0161 170d3236303130313030303030305a');
    const crl = parseCrl(sequence(tbs, hex('300506032b6570'), bitString(new Uint8Array(64))));
    expect(crl).toMatchObject({ version: 1, nextUpdate: undefined, entries: [], extensions: { all: [] } });
  });

  it('reports a damaged extension and a reason that is none, and goes on', () => {
    const whole = toHex(smallCrl());
    const wrongTag = parseCrl(hex(whole.replace('0a0104', '020104')));
    expect(wrongTag.entries[0]?.reason).toBeUndefined();
    expect(wrongTag.extensions.problems.map(({ oid, error }) => `${oid} ${error.code}`)).toEqual([
      '2.5.29.21 der-damaged',
    ]);
  });

  it('ends in a coded error whatever is damaged', () => {
    checkDamage(smallCrl(), (bytes) => parseCrl(bytes));
  });
});

it('reads PEM and DER files', () => {
  const der = smallCrl();
  expect(parseCrls(der, 'f')).toHaveLength(1);
  const pem = encodePem('X509 CRL', der);
  expect(parseCrls(Buffer.from(pem + pem), 'f')).toHaveLength(2);
  expect(() => parseCrls(Buffer.from(encodePem('CERTIFICATE', der)), 'f')).toThrow(/expected X509 CRL/);
});
