import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultyDisk } from '../../test/ca/faulty-disk.ts';
import { codeOf, dropLocks, newCa, openssl, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import { realDisk } from './disk.ts';
import { type Issued, type IssueOptions, issueClient, issueServer } from './issue.ts';
import { issueCrl } from './issue-crl.ts';
import { type Ca, openCa } from './open-ca.ts';
import { recover } from './recover.ts';

const verify = (ca: Ca, issued: Issued, ...more: string[]): string =>
  opensslVerify(['-x509_strict', '-CAfile', ca.certificatePath, ...more, issued.files?.certificate ?? '']);
const extension = (issued: Issued, name: string): string =>
  openssl(['x509', '-noout', '-ext', name], { input: issued.certificatePem }).split('\n').slice(1).join('\n').trim();

describe('issue', () => {
  it('a server certificate that openssl takes for the purpose and the names', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const out = scratch();
    const issued = await issueServer(ca, {
      name: 'db1.example.com',
      names: ['DNS:db1,IP:10.0.0.5', 'IP:fd00::5'],
      out,
    });
    expect(verify(ca, issued, '-purpose', 'sslserver')).toBe('OK');
    expect(verify(ca, issued, '-purpose', 'sslclient')).toMatch(/error 26/);
    for (const name of ['db1.example.com', 'db1']) expect(verify(ca, issued, '-verify_hostname', name)).toBe('OK');
    for (const ip of ['10.0.0.5', 'fd00::5']) expect(verify(ca, issued, '-verify_ip', ip)).toBe('OK');
    expect(verify(ca, issued, '-verify_hostname', 'db2')).toMatch(/error 62/);
    expect(extension(issued, 'basicConstraints,keyUsage')).toMatch(
      /CA:FALSE\nX509v3 Key Usage: critical\n\s+Digital Signature/,
    );
    expect(issued).toMatchObject({
      subject: '/C=PT/O=Example/CN=db1.example.com',
      issuer: '/C=PT/O=Example/CN=Example CA',
      profile: 'server',
    });
  });

  it('a client certificate, and one for both sides', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const out = scratch();
    const client = await issueClient(ca, { name: 'alice', out, subject: '/O=Other/OU=Shop/CN=alice' });
    expect(verify(ca, client, '-purpose', 'sslclient')).toBe('OK');
    expect(verify(ca, client, '-purpose', 'sslserver')).toMatch(/error 26/);
    expect(client.subject).toBe('/O=Other/OU=Shop/CN=alice');
    const peer = await issueServer(ca, { name: 'node1', out, peer: true });
    expect(verify(ca, peer, '-purpose', 'sslclient')).toBe('OK');
    expect(verify(ca, peer, '-purpose', 'sslserver')).toBe('OK');
  });

  it('keeps the index, the copy and the files as openssl ca does', { timeout: 60_000 }, async () => {
    const ca = await newCa();
    const out = join(scratch(), 'made');
    const issued = await issueClient(ca, { name: 'a b', out });
    expect(readFileSync(ca.layout.index, 'latin1')).toMatch(
      new RegExp(`^V\t\\d{12}Z\t\t${issued.serial}\tunknown\t/C=PT/O=Example/CN=a b\n$`),
    );
    expect(readFileSync(join(ca.layout.newcerts, `${issued.serial}.pem`), 'utf8')).toBe(issued.certificatePem);
    expect(readdirSync(out).sort()).toEqual(['a_b-cert.pem', 'a_b-key.pem']);
    expect(
      [out, join(out, 'a_b-key.pem'), join(out, 'a_b-cert.pem')].map((path) => statSync(path).mode & 0o777),
    ).toEqual([0o700, 0o600, 0o644]);
    expect(new X509Certificate(issued.certificatePem).checkPrivateKey(ca.signer().key ?? expect.fail())).toBe(false);
    expect(openssl(['pkey', '-in', join(out, 'a_b-key.pem'), '-pubout'])).toBe(
      openssl(['x509', '-noout', '-pubkey'], { input: issued.certificatePem }),
    );
  });

  it('never overwrites unless forced, and then leaves no trace of the refusal', async () => {
    const ca = await newCa();
    const out = scratch();
    await issueClient(ca, { name: 'a', out });
    const before = readFileSync(ca.layout.index, 'latin1');
    expect(await codeOf(issueClient(ca, { name: 'a', out }))).toBe('file-exists');
    expect(readFileSync(ca.layout.index, 'latin1')).toBe(before);
    const again = await issueClient(ca, { name: 'a', out, force: true });
    expect(readFileSync(join(out, 'a-cert.pem'), 'utf8')).toBe(again.certificatePem);
    expect(verify(ca, again)).toBe('OK');
  });

  it('with every kind of key, PKCS#1 with legacy', { timeout: 60_000 }, async () => {
    const ca = await newCa({ key: 'rsa:2048' });
    for (const key of ['ec:P-256', 'ec:P-384', 'rsa:2048', 'ed25519'] as const) {
      expect(verify(ca, await issueServer(ca, { name: `db-${key.replace(/\W/g, '')}`, key, out: scratch() }))).toBe(
        'OK',
      );
    }
    const legacy = await issueServer(ca, { name: 'old', legacy: true, out: scratch() });
    expect(legacy.keyPem).toMatch(/^-----BEGIN RSA PRIVATE KEY-----/);
    expect(extension(legacy, 'keyUsage')).toContain('Key Encipherment');
    expect(legacy.warnings).toEqual([]);
    expect((await issueClient(await newCa(), { name: 'old', legacy: true })).warnings[0]).toMatch(/yaSSL/);
  });
});

describe('validity', () => {
  it('is 397 days, dated back minutes, and ends with the CA', async () => {
    const now = new Date('2026-11-21T12:00:00.500Z');
    const ca = await newCa({ now: () => now, days: 500 });
    expect(await issueClient(ca, { name: 'a' })).toMatchObject({
      notBefore: '2026-11-21T11:55:00Z',
      notAfter: '2027-12-23T12:00:00Z',
      warnings: [],
    });
    const longer = await issueClient(ca, { name: 'b', days: 5000 });
    expect(longer.notAfter).toBe('2028-04-04T12:00:00Z');
    expect(longer.warnings).toHaveLength(1);
    const late = openCa(ca.layout.dir, { now: () => new Date('2028-04-04T12:00:00Z') });
    await expect(issueClient(late, { name: 'c' })).rejects.toMatchObject({
      code: 'ca-expired',
      detail: { next: `tlsql ca renew ${late.layout.dir}` },
    });
    const early = openCa(ca.layout.dir, { now: () => new Date('2026-11-21T11:00:00Z') });
    expect(await codeOf(issueClient(early, { name: 'c' }))).toBe('ca-expired');
  });
});

describe('what would not work', () => {
  it('is refused with nothing written', async () => {
    const ca = await newCa();
    const out = join(scratch(), 'out');
    const server = (options: Partial<IssueOptions>): Promise<string> =>
      codeOf(issueServer(ca, { name: 'db1', out, ...options }));
    expect(await server({ subject: '/C=PT/O=Example/CN=Example CA' })).toBe('issue-refused');
    expect(await server({ subject: '/c=PT/O=example/CN=Example  CA' })).toBe('issue-refused');
    expect(await server({ names: ['DNS:10.0.0.5'] })).toBe('issue-refused');
    expect(await server({ name: 'a/b' })).toBe('issue-refused');
    expect(await server({ legacy: true, key: 'ec:P-256' })).toBe('issue-refused');
    expect(await server({ days: -1 })).toBe('issue-refused');
    expect(await codeOf(issueClient(ca, { name: 'a\nb', out }))).toBe('name-value-invalid');
    expect(await codeOf(issueClient(ca, { name: 'a', subject: '/CN=a\\x0Ab', out }))).toBe('name-value-invalid');
    expect(await codeOf(issueClient(ca, { name: 'a', subject: 'CN=a\\0Ab', out }))).toBe('name-value-invalid');
    expect(await codeOf(issueClient(ca, { name: 'x'.repeat(65), out }))).toBe('name-value-invalid');
    expect(await codeOf(issueClient(ca, { name: '', out }))).toBe('name-value-invalid');
    expect(existsSync(out)).toBe(false);
    expect(readFileSync(ca.layout.index, 'latin1')).toBe('');
  });

  it('a second valid certificate of one subject, where the folder allows one', async () => {
    const ca = await newCa();
    writeFileSync(ca.layout.attr, 'unique_subject = yes\n');
    const strict = openCa(ca.layout.dir);
    await issueClient(strict, { name: 'a' });
    await issueClient(strict, { name: 'ab' });
    expect(await codeOf(issueClient(strict, { name: 'a' }))).toBe('subject-taken');
  });
});

describe('serials', () => {
  it('are random, of 64 bits or more, and different', async () => {
    const ca = await newCa();
    const serials = [(await issueClient(ca, { name: 'a' })).serial, (await issueClient(ca, { name: 'b' })).serial];
    for (const serial of serials) expect(serial).toMatch(/^[4-7][0-9A-F]{31}$/);
    expect(serials[0]).not.toBe(serials[1]);
  });

  it('are counted where the folder counts, over those that are taken', async () => {
    const ca = await newCa();
    writeFileSync(join(ca.layout.dir, 'openssl.cnf'), '');
    writeFileSync(ca.layout.serial, '0FFE\n');
    writeFileSync(join(ca.layout.newcerts, '0FFF.pem'), '');
    const counting = openCa(ca.layout.dir);
    const serials = [];
    for (const name of ['a', 'b', 'c']) serials.push((await issueClient(counting, { name })).serial);
    expect(serials).toEqual(['0FFE', '1000', '1001']);
    expect(readFileSync(ca.layout.serial, 'latin1')).toBe('1002\n');
    writeFileSync(ca.layout.serial, 'what\n');
    expect(await codeOf(issueClient({ ...counting }, { name: 'd' }))).toBe('number-file-damaged');
  });
});

it('issued and stopped at any step, the folder is whole and the certificate all there or not at all', {
  timeout: 60_000,
}, async () => {
  const ca = await newCa();
  const counting = faultyDisk(Number.POSITIVE_INFINITY, 'kill');
  await issueClient({ ...ca, disk: counting.disk }, { name: 'count', out: scratch() });
  expect(counting.steps()).toBeGreaterThan(20);
  for (let at = 0; at < counting.steps(); at += 1) {
    const out = scratch();
    const before = readFileSync(ca.layout.index, 'latin1');
    await issueClient({ ...ca, disk: faultyDisk(at, 'kill-half').disk }, { name: `step-${at}`, out }).catch(
      () => undefined,
    );
    dropLocks(ca.layout.dir);
    recover(ca.place, realDisk);
    const issued = readFileSync(ca.layout.index, 'latin1') !== before;
    expect(readdirSync(out).sort(), `step ${at}`).toEqual(issued ? [`step-${at}-cert.pem`, `step-${at}-key.pem`] : []);
    if (issued) expect(opensslVerify(['-CAfile', ca.certificatePath, join(out, `step-${at}-cert.pem`)])).toBe('OK');
  }
});

it('two at once lose nothing', async () => {
  const ca = await newCa();
  const out = scratch();
  mkdirSync(join(out, 'x'));
  const names = Array.from({ length: 12 }, (_, index) => `client-${index}`);
  await Promise.all(names.map((name) => issueClient(ca, { name, out })));
  expect(readFileSync(ca.layout.index, 'latin1').trim().split('\n')).toHaveLength(12);
  expect(readdirSync(ca.layout.newcerts)).toHaveLength(12);
  expect(readdirSync(ca.layout.state)).toEqual([]);
});

it('issues nothing behind a damaged line, which openssl would stumble over', async () => {
  const ca = await newCa();
  await issueClient(ca, { name: 'a' });
  const whole = readFileSync(ca.layout.index, 'latin1');
  writeFileSync(ca.layout.index, `${whole}garbage\n`);
  const damaged = {
    code: 'index-damaged',
    detail: { at: `${ca.layout.index} line 2`, next: `tlsql ca check ${ca.layout.dir}` },
  };
  await expect(issueClient(ca, { name: 'b' })).rejects.toMatchObject(damaged);
  await expect(issueCrl(ca)).rejects.toMatchObject(damaged);
  expect(readFileSync(ca.layout.index, 'latin1')).toBe(`${whole}garbage\n`);
  writeFileSync(ca.layout.index, whole);
  await issueClient(ca, { name: 'b' });
});
