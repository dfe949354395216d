import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, newCa, openssl, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import { issueClient, issueServer } from './issue.ts';
import { issueCrl } from './issue-crl.ts';
import { openCa } from './open-ca.ts';
import { renewLeaf } from './renew-leaf.ts';
import { revoke } from './revoke.ts';
import { readScheduled } from './scheduled.ts';

describe('renew', () => {
  it('takes the place of the old files, keeps them beside, and revokes the old one', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const out = scratch();
    const old = await issueServer(ca, { name: 'db1', names: ['IP:10.0.0.5'], subject: '/O=X/CN=db1', peer: true, out });
    const renewed = await renewLeaf(ca, { file: join(out, 'db1-cert.pem') });
    expect(renewed).toMatchObject({
      subject: '/O=X/CN=db1',
      names: ['DNS:db1', 'IP:10.0.0.5'],
      profile: 'peer',
      old: { serial: old.serial, scheduled: false },
    });
    expect(renewed.serial).not.toBe(old.serial);
    expect(readdirSync(out).sort()).toEqual([
      `db1-cert-${old.serial}.pem`,
      'db1-cert.pem',
      `db1-key-${old.serial}.pem`,
      'db1-key.pem',
    ]);
    expect(readFileSync(join(out, `db1-key-${old.serial}.pem`), 'utf8')).toBe(old.keyPem);
    const verdict = (file: string): string =>
      opensslVerify(['-crl_check', '-CAfile', ca.certificatePath, '-CRLfile', ca.layout.crl, join(out, file)])
        .slice(0, 8)
        .trim();
    expect([verdict('db1-cert.pem'), verdict(`db1-cert-${old.serial}.pem`)]).toEqual(['OK', 'error 23']);
    expect(openssl(['pkey', '-in', join(out, 'db1-key.pem'), '-pubout'])).toBe(
      openssl(['x509', '-in', join(out, 'db1-cert.pem'), '-noout', '-pubkey']),
    );
  });

  it('may keep the key, and write elsewhere', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const out = scratch();
    const old = await issueClient(ca, { name: 'app', out, key: 'rsa:2048' });
    const renewed = await renewLeaf(ca, { file: join(out, 'app-cert.pem'), keepKey: true, out: join(out, 'new') });
    expect(readdirSync(join(out, 'new'))).toEqual(['app-cert.pem']);
    expect(openssl(['x509', '-noout', '-pubkey'], { input: renewed.certificatePem })).toBe(
      openssl(['x509', '-noout', '-pubkey'], { input: old.certificatePem }),
    );
    expect(await codeOf(renewLeaf(ca, { file: join(out, 'app-cert.pem'), out: join(out, 'new') }))).toBe(
      'serial-revoked',
    );
  });

  it('schedules the old one, which a later CRL revokes', { timeout: 60_000 }, async () => {
    let now = new Date();
    const ca = { ...(await newCa()), now: () => now };
    const out = scratch();
    const old = await issueServer(ca, { name: 'db1', out });
    renameSync(join(out, 'db1-cert.pem'), join(out, 'server.crt'));
    const renewed = await renewLeaf(ca, { file: join(out, 'server.crt'), keepOldDays: 7, force: true });
    expect(renewed.old.scheduled).toBe(true);
    expect((await issueCrl(ca)).revoked).toBe(0);
    expect(readScheduled(ca.place)).toHaveLength(1);
    now = new Date(now.getTime() + 8 * 86_400_000);
    const crl = await issueCrl(ca);
    expect([crl.revoked, readScheduled(ca.place)]).toEqual([1, []]);
    expect(crl.pem).toBe(readFileSync(ca.layout.crl, 'utf8'));
    expect(readFileSync(ca.layout.index, 'latin1')).toMatch(new RegExp(`^R.*,superseded\t${old.serial}`, 'm'));
  });

  it('that was scheduled and is revoked before is struck off', async () => {
    const ca = await newCa();
    const out = scratch();
    const old = await issueServer(ca, { name: 'db1', out });
    await renewLeaf(ca, { file: join(out, 'db1-cert.pem'), keepOldDays: 7 });
    await revoke(ca, { what: { serial: old.serial }, reason: 'keyCompromise' });
    expect(readScheduled(openCa(ca.layout.dir).place)).toEqual([]);
  });

  it('refuses what it cannot tell', async () => {
    const ca = await newCa();
    expect(await codeOf(renewLeaf(ca, { file: ca.certificatePath }))).toBe('issue-refused');
    const other = await newCa({ subject: '/CN=Other' });
    expect(await codeOf(renewLeaf(ca, { file: other.certificatePath }))).toBe('certificate-not-from-ca');
  });
});
