import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultyDisk } from '../../test/ca/faulty-disk.ts';
import { codeOf, dropLocks, newCa, openssl, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import { realDisk } from './disk.ts';
import { issueClient } from './issue.ts';
import { issueCrl } from './issue-crl.ts';
import type { Ca } from './open-ca.ts';
import { recover } from './recover.ts';
import { revoke } from './revoke.ts';

const verdict = (ca: Ca, certificate: string): string =>
  opensslVerify(['-crl_check', '-CAfile', ca.certificatePath, '-CRLfile', ca.layout.crl, certificate])
    .slice(0, 8)
    .trim();

describe('revoke', () => {
  it('by file or serial, and the CRL says so at once', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const out = scratch();
    const [a, b, c] = [
      await issueClient(ca, { name: 'a', out }),
      await issueClient(ca, { name: 'b', out }),
      await issueClient(ca, { name: 'c', out }),
    ];
    const file = (name: string): string => join(out, `${name}-cert.pem`);
    const byFile = await revoke(ca, { what: { file: file('a') }, reason: 'keyCompromise' });
    expect(byFile).toMatchObject({
      serial: a.serial,
      subject: a.subject,
      reason: 'keyCompromise',
      crl: { revoked: 1, number: '01' },
    });
    const colons = b.serial.replace(/..(?!$)/g, '$&:').toLowerCase();
    expect(await revoke(ca, { what: { serial: colons } })).toMatchObject({
      serial: b.serial,
      crl: { revoked: 2, number: '02' },
    });
    expect(['a', 'b', 'c'].map((name) => verdict(ca, file(name)))).toEqual(['error 23', 'error 23', 'OK']);
    const text = openssl(['crl', '-in', ca.layout.crl, '-noout', '-text']);
    expect(text).toMatch(new RegExp(`${a.serial}[^]*Key Compromise`));
    expect(text).toContain(b.serial);
    expect(text).not.toContain(c.serial);
    expect(readFileSync(ca.layout.index, 'latin1')).toMatch(
      new RegExp(`^R\t\\d{12}Z\t\\d{12}Z,keyCompromise\t${a.serial}\t`),
    );
  });

  it('takes in a certificate that the index does not know, and none of another CA', async () => {
    const ca = await newCa();
    const other = await newCa();
    const out = scratch();
    const issued = await issueClient(ca, { name: 'a', out });
    writeFileSync(ca.layout.index, '');
    expect(await revoke(ca, { what: { file: join(out, 'a-cert.pem') } })).toMatchObject({ serial: issued.serial });
    mkdirSync(join(out, 'other'));
    await issueClient(other, { name: 'a', out: join(out, 'other') });
    expect(await codeOf(revoke(ca, { what: { file: join(out, 'other', 'a-cert.pem') } }))).toBe(
      'certificate-not-from-ca',
    );
  });

  it('refuses a serial that is unknown, revoked or none', async () => {
    const ca = await newCa();
    const { serial } = await issueClient(ca, { name: 'a' });
    await revoke(ca, { what: { serial } });
    expect(await codeOf(revoke(ca, { what: { serial } }))).toBe('serial-revoked');
    expect(await codeOf(revoke(ca, { what: { serial: '01' } }))).toBe('serial-unknown');
    expect(await codeOf(revoke(ca, { what: { serial: 'no' } }))).toBe('serial-unknown');
  });

  it('without a CRL needs no key', async () => {
    const ca = await newCa({ passphrase: 'x' });
    const { serial } = await issueClient(ca, { name: 'a' });
    const { openCa } = await import('./open-ca.ts');
    const closed = openCa(ca.layout.dir);
    expect(await codeOf(revoke(closed, { what: { serial } }))).toBe('private-key-passphrase-needed');
    expect((await revoke(closed, { what: { serial }, crl: false })).crl).toBeUndefined();
    expect((await issueCrl(ca)).revoked).toBe(1);
  });

  it('stopped at any step it is done with its CRL or not at all', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const out = scratch();
    await issueCrl(ca);
    const counting = faultyDisk(Number.POSITIVE_INFINITY, 'kill');
    await revoke({ ...ca, disk: counting.disk }, { what: { serial: (await issueClient(ca, { name: 'x' })).serial } });
    for (let at = 0; at < counting.steps(); at += 1) {
      const { serial } = await issueClient(ca, { name: `n${at}`, out });
      await revoke({ ...ca, disk: faultyDisk(at, 'kill-half').disk }, { what: { serial } }).catch(() => undefined);
      dropLocks(ca.layout.dir);
      recover(ca.place, realDisk);
      const inIndex =
        readFileSync(ca.layout.index, 'latin1').includes(`,keyCompromise\t${serial}`) ||
        new RegExp(`^R.*${serial}`, 'm').test(readFileSync(ca.layout.index, 'latin1'));
      expect(verdict(ca, join(out, `n${at}-cert.pem`)), `step ${at}`).toBe(inIndex ? 'error 23' : 'OK');
    }
  });
});
