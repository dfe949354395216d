import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
      ',CAkeyTime,20251231235959Z',
      ',holdInstruction,holdInstructionReject',
    ];
    writeFileSync(
      ca.layout.index,
      reasons.map((reason, index) => line(`0${(index + 1).toString(16).toUpperCase()}`, reason)).join(''),
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
      'Invalidity Date',
      'Hold Instruction Call Issuer',
    ]) {
      expect(text).toContain(words);
    }
    expect(text.match(/Serial Number/g)).toHaveLength(12);
    // openssl writes a reason that says nothing; RFC 5280 5.3.1 asks to leave it out.
    const entries = (crl: string): string[] =>
      crl
        .slice(crl.indexOf('Revoked Certificates:'), crl.indexOf('Signature Algorithm:', crl.indexOf('Revoked')))
        .split('Serial Number: ')
        .slice(1)
        .map((entry) =>
          entry
            .replace(/CRL entry extensions:\s*X509v3 CRL Reason Code:\s*Unspecified\s*/, '')
            .replace(/\s+/g, ' ')
            .trim(),
        )
        .sort();
    const theirs = join(ca.layout.dir, 'theirs.pem');
    openssl(['ca', '-config', join(ca.layout.dir, 'openssl.cnf'), '-gencrl', '-out', theirs]);
    expect(entries(text)).toEqual(entries(openssl(['crl', '-in', theirs, '-noout', '-text'])));
  });
});
