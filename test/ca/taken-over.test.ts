import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCa } from '../../src/ca/check-ca.ts';
import { issueClient, issueServer } from '../../src/ca/issue.ts';
import { issueCrl } from '../../src/ca/issue-crl.ts';
import { openCa } from '../../src/ca/open-ca.ts';
import { revoke } from '../../src/ca/revoke.ts';
import { handMadeFolder, opensslIssue, revokedByOpenssl } from './openssl-ca.ts';
import { openssl, opensslVerify, scratch } from './scratch.ts';

describe('a folder made by hand', () => {
  it('is taken as it is: other names, a configuration that names files that are not there, a leaf key among the private ones', async () => {
    const dir = scratch();
    const { config, certificate, key } = handMadeFolder(dir);
    const leaf = opensslIssue({
      cwd: dir,
      config,
      subject: '/C=PT/ST=Braga/O=Example/CN=user',
      file: join(dir, 'certs/cert.crt'),
      args: ['-cert', certificate, '-keyfile', key],
    });
    writeFileSync(join(dir, 'private/privkey.key'), readFileSync(join(dir, 'certs/cert.crt.key')), { mode: 0o600 });
    const before = readdirSync(dir).sort();
    const ca = openCa(dir);
    expect([ca.certificatePath, ca.layout.serials, ca.layout.uniqueSubject]).toEqual([certificate, 'counts', true]);
    const issued = await issueServer(ca, { name: 'db1', out: join(dir, 'certs') });
    expect([leaf.serial, issued.serial, issued.subject]).toEqual(['01', '02', '/C=PT/ST=Braga/O=Example/CN=db1']);
    expect(opensslVerify(['-CAfile', certificate, '-purpose', 'sslserver', join(dir, 'certs/db1-cert.pem')])).toBe(
      'OK',
    );
    await expect(issueServer(ca, { name: 'db1' })).rejects.toMatchObject({ code: 'subject-taken' });
    const checked = await checkCa(ca);
    expect(checked.verdict).toBe('sound');
    expect(readdirSync(dir).sort()).toEqual(
      [...before, '.tlsql', 'index.txt.old', 'serial.old', 'index.txt.attr']
        .filter((name, index, all) => all.indexOf(name) === index && existsSync(join(dir, name)))
        .sort(),
    );
  });
});

/** What easy-rsa 3 leaves: its names, its configuration with environment variables, certificates with text before them. */
function easyRsaLayout(dir: string): void {
  const pki = join(dir, 'pki');
  for (const name of ['private', 'issued', 'reqs', 'certs_by_serial', 'revoked'])
    mkdirSync(join(pki, name), { recursive: true, mode: 0o700 });
  const cnf = `[ ca ]
default_ca = CA_default
[ CA_default ]
dir = $ENV::EASYRSA_PKI
certs = $dir
crl_dir = $dir
database = $dir/index.txt
new_certs_dir = $dir/certs_by_serial
certificate = $dir/ca.crt
serial = $dir/serial
crl = $dir/crl.pem
private_key = $dir/private/ca.key
default_days = $ENV::EASYRSA_CERT_EXPIRE
default_crl_days = $ENV::EASYRSA_CRL_DAYS
default_md = sha256
unique_subject = no
policy = policy_anything
[ policy_anything ]
commonName = supplied
`;
  writeFileSync(join(pki, 'openssl-easyrsa.cnf'), cnf);
  writeFileSync(join(pki, 'index.txt'), '');
  writeFileSync(join(pki, 'index.txt.attr'), 'unique_subject = no\n');
  writeFileSync(join(pki, 'serial'), '16EE11506220142BD28EFC5A565134E3\n');
  openssl([
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    join(pki, 'private/ca.key'),
    '-out',
    join(pki, 'ca.crt'),
    '-subj',
    '/CN=Easy CA',
    '-days',
    '3650',
  ]);
  openssl([
    'req',
    '-new',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    join(pki, 'private/alice.key'),
    '-out',
    join(pki, 'reqs/alice.req'),
    '-subj',
    '/CN=alice',
  ]);
  const { status, stderr } = spawnSync(
    'openssl',
    [
      'ca',
      '-batch',
      '-config',
      join(pki, 'openssl-easyrsa.cnf'),
      '-in',
      join(pki, 'reqs/alice.req'),
      '-out',
      join(pki, 'issued/alice.crt'),
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, EASYRSA_PKI: pki, EASYRSA_CERT_EXPIRE: '825', EASYRSA_CRL_DAYS: '180' },
    },
  );
  if (status !== 0) throw new Error(stderr);
}

/** Issues beside what is there, revokes what easy-rsa issued, makes the CRL. */
async function carryOn(dir: string): Promise<void> {
  const ca = openCa(dir);
  const out = scratch();
  await issueClient(ca, { name: 'bob', out });
  await issueCrl(ca);
  const [alice, bob] = [join(dir, 'pki/issued/alice.crt'), join(out, 'bob-cert.pem')];
  expect(revokedByOpenssl(ca.certificatePath, ca.layout.crl, [alice, bob])).toEqual(new Set());
  await revoke(ca, { what: { file: alice }, reason: 'superseded' });
  expect(revokedByOpenssl(ca.certificatePath, ca.layout.crl, [alice, bob])).toEqual(new Set([alice]));
  expect(ca.layout.serials).toBe('random');
  expect((await checkCa(openCa(dir))).verdict).toBe('sound');
}

describe("easy-rsa's folder", () => {
  it('is taken as it is, named by itself or by the folder above', async () => {
    const dir = scratch();
    easyRsaLayout(dir);
    expect(openCa(join(dir, 'pki')).layout.newcerts).toBe(join(dir, 'pki/certs_by_serial'));
    await carryOn(dir);
  });

  const program = ['/usr/share/easy-rsa/easyrsa', '/usr/local/share/easy-rsa/easyrsa'].find((path) => existsSync(path));
  it.skipIf(program === undefined)('that the program itself made, and goes on with afterwards', async () => {
    const dir = scratch();
    const easyrsa = (...args: string[]): void => {
      const { status, stdout, stderr } = spawnSync(program ?? '', args, {
        cwd: dir,
        encoding: 'utf8',
        env: { ...process.env, EASYRSA_BATCH: '1' },
      });
      if (status !== 0) throw new Error(stdout + stderr);
    };
    easyrsa('init-pki');
    easyrsa('--req-cn=Easy CA', 'build-ca', 'nopass');
    easyrsa('build-client-full', 'alice', 'nopass');
    await carryOn(dir);
    easyrsa('build-client-full', 'carol', 'nopass');
    easyrsa('gen-crl');
    const ca = openCa(dir);
    expect(
      revokedByOpenssl(ca.certificatePath, ca.layout.crl, [
        join(dir, 'pki/issued/alice.crt'),
        join(dir, 'pki/issued/carol.crt'),
      ]).size,
    ).toBe(1);
  });
});
