import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newCa, openssl } from '../../test/ca/scratch.ts';
import { issueCrl } from './issue-crl.ts';

describe('CRL', () => {
  it('is dated back, lasts as long as said, and counts its number', async () => {
    const now = new Date('2026-11-21T12:00:00Z');
    const ca = await newCa({ now: () => now });
    expect(await issueCrl(ca)).toMatchObject({
      thisUpdate: '2026-11-21T11:55:00Z',
      nextUpdate: '2026-12-21T12:00:00Z',
      number: '01',
      revoked: 0,
    });
    expect(await issueCrl(ca, { days: 7 })).toMatchObject({ nextUpdate: '2026-11-28T12:00:00Z', number: '02' });
    expect(openssl(['crl', '-in', ca.layout.crl, '-noout', '-crlnumber'])).toContain('02');
    expect(readFileSync(ca.layout.crlnumber, 'latin1')).toBe('03\n');
  });

  it('tells every reason as openssl reads it', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const line = (serial: string, reason: string): string =>
      `R\t270102030405Z\t260102030405Z${reason}\t${serial}\tunknown\t/CN=${serial}\n`;
    const reasons = [
      ',superseded',
      ',CACompromise',
      ',certificateHold',
      ',cessationOfOperation',
      ',affiliationChanged',
      ',removeFromCRL',
      ',unspecified',
      '',
      ',holdInstruction,1.2.840.10040.2.2',
      ',keyTime,20260101000000Z',
    ];
    writeFileSync(
      ca.layout.index,
      reasons.map((reason, index) => line(`0${index + 1}`.slice(-2).replace('10', '0A'), reason)).join(''),
    );
    await issueCrl(ca);
    const text = openssl(['crl', '-in', ca.layout.crl, '-noout', '-text', '-CAfile', ca.certificatePath]);
    for (const words of [
      'Superseded',
      'CA Compromise',
      'Certificate Hold',
      'Cessation Of Operation',
      'Affiliation Changed',
      'Remove From CRL',
      'Key Compromise',
    ]) {
      expect(text).toContain(words);
    }
    expect(text.match(/Serial Number/g)).toHaveLength(10);
  });
});
