import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, newCa, openssl, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import { formerKeys } from './former-keys.ts';
import { issueServer } from './issue.ts';
import { makeIntermediate } from './make-intermediate.ts';
import { openCa } from './open-ca.ts';
import { renewCa } from './renew-ca.ts';
import { revoke } from './revoke.ts';

describe('ca renew', () => {
  it('with the same key: leaves of before and after verify with the new certificate', { timeout: 60_000 }, async () => {
    const then = new Date(Date.now() - 100 * 86_400_000);
    const ca = await newCa({ now: () => then, days: 120 });
    const out = scratch();
    await issueServer({ ...ca, now: () => new Date() }, { name: 'before', out });
    const renewed = await renewCa({ ...ca, now: () => new Date() });
    const after = openCa(ca.layout.dir);
    await issueServer(after, { name: 'after', out });
    for (const name of ['before', 'after'])
      expect(opensslVerify(['-x509_strict', '-CAfile', ca.certificatePath, join(out, `${name}-cert.pem`)])).toBe('OK');
    expect(after.certificate.serialHex).not.toBe(ca.certificate.serialHex);
    expect(Buffer.compare(after.certificate.publicKey.der, ca.certificate.publicKey.der)).toBe(0);
    expect(readFileSync(renewed.oldCertificate, 'utf8')).toContain('BEGIN CERTIFICATE');
    expect(formerKeys(ca.layout, after.certificate, new Date())).toEqual([]);
  });

  it('with a new key: old and new clients verify old and new leaves during the change', {
    timeout: 60_000,
  }, async () => {
    const ca = await newCa();
    const out = scratch();
    const old = await issueServer(ca, { name: 'old', out });
    const oldRoot = join(out, 'old-root.pem');
    writeFileSync(oldRoot, readFileSync(ca.certificatePath));
    const renewed = await renewCa(ca, { newKey: 'rsa:2048' });
    const after = openCa(ca.layout.dir);
    const fresh = await issueServer(after, { name: 'new', out });
    const chain = fresh.files?.chain ?? '';
    expect(opensslVerify(['-CAfile', ca.certificatePath, join(out, 'new-cert.pem')])).toBe('OK');
    expect(opensslVerify(['-CAfile', oldRoot, '-untrusted', chain, chain])).toBe('OK');
    expect(opensslVerify(['-CAfile', oldRoot, join(out, 'new-cert.pem')])).toMatch(/error 20/);
    for (const name of ['old', 'new'])
      expect(opensslVerify(['-CAfile', renewed.bundle ?? '', join(out, `${name}-cert.pem`)])).toBe('OK');
    // The CRL file has a list of each key, so both are refused when revoked.
    const check = (name: string): string =>
      opensslVerify([
        '-crl_check',
        '-CAfile',
        renewed.bundle ?? '',
        '-CRLfile',
        ca.layout.crl,
        join(out, `${name}-cert.pem`),
      ])
        .slice(0, 8)
        .trim();
    await revoke(after, { what: { serial: old.serial } });
    expect([check('old'), check('new')]).toEqual(['error 23', 'OK']);
    await revoke(after, { what: { serial: fresh.serial } });
    expect([check('old'), check('new')]).toEqual(['error 23', 'error 23']);
  });

  it('warns of leaves that name the certificate by serial, and may keep it', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const out = scratch();
    const csr = join(out, 'a.csr');
    openssl([
      'req',
      '-new',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      join(out, 'a.key'),
      '-subj',
      '/CN=a',
      '-out',
      csr,
    ]);
    const extensions = join(out, 'ext');
    writeFileSync(extensions, 'authorityKeyIdentifier=keyid,issuer:always\n');
    const leaf = join(out, 'a.pem');
    openssl([
      'ca',
      '-batch',
      '-notext',
      '-config',
      join(ca.layout.dir, 'openssl.cnf'),
      '-extfile',
      extensions,
      '-in',
      csr,
      '-out',
      leaf,
    ]);
    expect((await renewCa(ca)).warnings).toHaveLength(1);
    expect(opensslVerify(['-CAfile', ca.certificatePath, leaf])).toMatch(/error 20/);
    writeFileSync(
      ca.certificatePath,
      openssl(['x509', '-in', join(ca.layout.dir, 'certs', `cacert-${ca.certificate.serialHex}.pem`)]),
    );
    const again = openCa(ca.layout.dir);
    writeFileSync(join(ca.layout.dir, 'certs', `cacert-${ca.certificate.serialHex}.pem`), '');
    const { unlinkSync } = await import('node:fs');
    unlinkSync(join(ca.layout.dir, 'certs', `cacert-${ca.certificate.serialHex}.pem`));
    expect((await renewCa(again, { keepSerial: true })).warnings).toEqual([]);
    expect(opensslVerify(['-CAfile', ca.certificatePath, leaf])).toBe('OK');
  });

  it('leaves an intermediate to its parent', async () => {
    const root = await newCa();
    const dir = join(scratch(), 'x');
    await makeIntermediate(root, { dir, subject: '/CN=Servers CA' });
    expect(await codeOf(renewCa(openCa(dir)))).toBe('issue-refused');
  });
});
