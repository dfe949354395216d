import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultyDisk } from '../../test/ca/faulty-disk.ts';
import { codeOf, dropLocks, openssl, opensslVerify, scratch, subject } from '../../test/ca/scratch.ts';
import { initCa } from './init-ca.ts';
import { openCa } from './open-ca.ts';

const mode = (path: string): number => statSync(path).mode & 0o777;

describe('ca init', () => {
  it('makes the folder of openssl ca, with the key to itself', async () => {
    const dir = join(scratch(), 'deep', 'ca');
    const made = await initCa({ dir, subject });
    expect(readdirSync(dir).sort()).toEqual([
      '.tlsql',
      'cacert.pem',
      'certs',
      'crl',
      'crlnumber',
      'index.txt',
      'index.txt.attr',
      'newcerts',
      'openssl.cnf',
      'private',
      'serial',
    ]);
    expect([mode(join(dir, 'private')), mode(join(dir, 'private/cakey.pem')), mode(join(dir, '.tlsql'))]).toEqual([
      0o700, 0o400, 0o700,
    ]);
    expect(made).toMatchObject({
      dir,
      subject,
      files: { certificate: join(dir, 'cacert.pem'), key: join(dir, 'private/cakey.pem') },
    });
    const text = openssl(['x509', '-in', join(dir, 'cacert.pem'), '-noout', '-text', '-nameopt', 'compat']);
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:TRUE\n/);
    expect(text).toMatch(/X509v3 Key Usage: critical\s+Certificate Sign, CRL Sign\n/);
    expect(
      opensslVerify(['-x509_strict', '-check_ss_sig', '-CAfile', join(dir, 'cacert.pem'), join(dir, 'cacert.pem')]),
    ).toBe('OK');
  });

  for (const key of ['ec:P-384', 'rsa:2048', 'ed25519'] as const) {
    it(`with a key of kind ${key}`, { timeout: 60_000 }, async () => {
      const dir = join(scratch(), 'ca');
      await initCa({ dir, subject, key, days: 10 });
      expect(
        opensslVerify(['-x509_strict', '-check_ss_sig', '-CAfile', join(dir, 'cacert.pem'), join(dir, 'cacert.pem')]),
      ).toBe('OK');
    });
  }

  it('refuses an empty passphrase, which would leave the key open, and an empty subject', async () => {
    const dir = join(scratch(), 'ca');
    expect(await codeOf(initCa({ dir, subject, passphrase: '' }))).toBe('usage');
    expect(await codeOf(initCa({ dir, subject: '' }))).toBe('issue-refused');
    expect(existsSync(dir)).toBe(false);
  });

  it('makes no folder that others may write to', async () => {
    const before = process.umask(0);
    try {
      const dir = join(scratch(), 'ca');
      await initCa({ dir, subject });
      expect(mode(dir)).toBe(0o755);
    } finally {
      process.umask(before);
    }
  });

  it('encrypts the key with a passphrase, and asks for it later', async () => {
    const dir = join(scratch(), 'ca');
    await initCa({ dir, subject, passphrase: 'geheim' });
    const key = join(dir, 'private/cakey.pem');
    expect(readFileSync(key, 'utf8')).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    expect(openssl(['pkey', '-in', key, '-passin', 'pass:geheim', '-noout', '-check'])).toContain('valid');
    expect(() => openCa(dir).signer()).toThrow(expect.objectContaining({ code: 'private-key-passphrase-needed' }));
    expect(() => openCa(dir, { passphrase: 'falsch' }).signer()).toThrow(
      expect.objectContaining({ code: 'private-key-passphrase-wrong' }),
    );
    expect(openCa(dir, { passphrase: 'geheim' }).signer().scheme.hash).toBe('sha256');
  });

  it('never touches a CA that is there', async () => {
    const dir = join(scratch(), 'ca');
    await initCa({ dir, subject });
    const before = readFileSync(join(dir, 'private/cakey.pem'));
    expect(await codeOf(initCa({ dir, subject }))).toBe('ca-folder-exists');
    expect(readFileSync(join(dir, 'private/cakey.pem'))).toEqual(before);
    const other = scratch();
    mkdirSync(join(other, 'private'));
    writeFileSync(join(other, 'private/cakey.pem'), 'precious');
    expect(await codeOf(initCa({ dir: other, subject }))).toBe('ca-folder-exists');
    expect(existsSync(join(other, 'index.txt'))).toBe(false);
  });

  it('refuses what is no name or no time', async () => {
    const dir = join(scratch(), 'ca');
    expect(await codeOf(initCa({ dir, subject: 'Example CA' }))).toBe('name-text-damaged');
    expect(await codeOf(initCa({ dir, subject, days: 0 }))).toBe('issue-refused');
    expect(existsSync(dir)).toBe(false);
  });

  it('stopped at any step, it can be called again and makes a whole folder', { timeout: 60_000 }, async () => {
    const counting = faultyDisk(Number.POSITIVE_INFINITY, 'kill');
    await initCa({ dir: join(scratch(), 'ca'), subject, disk: counting.disk });
    for (let at = 0; at < counting.steps(); at += 1) {
      const dir = join(scratch(), 'ca');
      await initCa({ dir, subject, disk: faultyDisk(at, 'kill-half').disk }).catch(() => undefined);
      dropLocks(dir);
      expect(['', 'ca-folder-exists']).toContain(await codeOf(initCa({ dir, subject })));
      expect(openCa(dir).signer().scheme.hash).toBe('sha256');
      expect(readdirSync(join(dir, '.tlsql')), `step ${at}`).toEqual([]);
      expect(mode(join(dir, 'private'))).toBe(0o700);
    }
  });
});
