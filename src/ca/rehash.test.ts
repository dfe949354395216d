import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa, openssl, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import { issueClient } from './issue.ts';
import { issueCrl } from './issue-crl.ts';
import { rehash } from './rehash.ts';
import { revoke } from './revoke.ts';

/** Links of a folder: name and what it points to. */
function links(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
  return entries.map(({ name }) => `${name} -> ${readlinkSync(join(folder, name))}`).sort();
}

it('makes the links that openssl rehash makes', { timeout: 60_000 }, async () => {
  const folder = scratch();
  const twin = scratch();
  for (const [index, subject] of ['/CN=A', '/CN=B', '/CN=a', '/CN=A'].entries()) {
    const ca = await newCa({ subject });
    await issueCrl(ca);
    cpSync(ca.certificatePath, join(folder, `ca-${index}.pem`));
    cpSync(ca.layout.crl, join(folder, `crl-${index}.pem`));
  }
  cpSync(join(folder, 'ca-0.pem'), join(folder, 'same.crt'));
  cpSync(folder, twin, { recursive: true });
  writeFileSync(
    join(folder, 'two.pem'),
    openssl(['x509', '-in', join(folder, 'ca-0.pem')]) + openssl(['x509', '-in', join(folder, 'ca-1.pem')]),
  );
  writeFileSync(join(folder, 'readme.pem'), 'nothing');
  const done = rehash(folder);
  execFileSync('openssl', ['rehash', twin], { stdio: 'ignore' });
  expect(links(folder).map((text) => text.split(' ')[0])).toEqual(links(twin).map((text) => text.split(' ')[0]));
  expect(done.skipped.map(({ file }) => file)).toEqual(['readme.pem', 'two.pem']);
});

it('is found by openssl, with CRLs, and takes away what points nowhere', { timeout: 60_000 }, async () => {
  const ca = await newCa();
  const folder = join(scratch(), 'capath');
  mkdirSync(folder);
  const out = scratch();
  const issued = await issueClient(ca, { name: 'a', out });
  await issueCrl(ca);
  cpSync(ca.certificatePath, join(folder, 'ca.pem'));
  cpSync(ca.layout.crl, join(folder, 'crl.pem'));
  symlinkSync('gone.pem', join(folder, '01234567.0'));
  expect(rehash(folder, { old: true })).toMatchObject({ removed: ['01234567.0'], skipped: [] });
  expect(links(folder)).toHaveLength(4);
  const verdict = (): string =>
    opensslVerify(['-crl_check', '-CApath', folder, join(out, 'a-cert.pem')])
      .slice(0, 8)
      .trim();
  expect(verdict()).toBe('OK');
  await revoke(ca, { what: { serial: issued.serial } });
  cpSync(ca.layout.crl, join(folder, 'crl.pem'));
  rehash(folder);
  expect([verdict(), links(folder).length]).toEqual(['error 23', 2]);
  expect(() => rehash(join(folder, 'nowhere'))).toThrow(expect.objectContaining({ code: 'file-not-readable' }));
});
