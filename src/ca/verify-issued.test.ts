import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codeOf, newCa, openssl, scratch } from '../../test/ca/scratch.ts';
import { issueClient, issueServer } from './issue.ts';
import { type Ca, openCa } from './open-ca.ts';

/** A CA folder whose root openssl made with these extensions. */
function caWith(key: string, ...extensions: string[]): Ca {
  const dir = scratch();
  for (const name of ['private', 'newcerts']) mkdirSync(join(dir, name), { mode: 0o700 });
  writeFileSync(join(dir, 'index.txt'), '');
  writeFileSync(join(dir, 'index.txt.attr'), 'unique_subject = no\n');
  const config = join(dir, 'req.conf');
  writeFileSync(config, '[req]\ndistinguished_name = dn\n[dn]\n');
  openssl([
    ...[
      'req',
      '-x509',
      '-newkey',
      key,
      '-nodes',
      '-keyout',
      join(dir, 'private/cakey.pem'),
      '-out',
      join(dir, 'cacert.pem'),
    ],
    ...['-subj', '/CN=x', '-days', '3650', '-config', config],
    ...extensions.flatMap((text) => ['-addext', text]),
  ]);
  return openCa(dir);
}

it('refuses what the CA certificate forbids, with nothing written', { timeout: 60_000 }, async () => {
  const constrained = caWith(
    'rsa:2048',
    'basicConstraints=critical,CA:TRUE',
    'nameConstraints=permitted;DNS:example.com',
  );
  const out = join(scratch(), 'out');
  expect(await codeOf(issueServer(constrained, { name: 'db1.example.org', out }))).toBe('issue-refused');
  expect(existsSync(out)).toBe(false);
  expect((await issueServer(constrained, { name: 'db1.example.com' })).warnings).toEqual([]);
  const noSign = caWith('rsa:2048', 'basicConstraints=critical,CA:TRUE', 'keyUsage=cRLSign');
  expect(await codeOf(issueClient(noSign, { name: 'a' }))).toBe('issue-refused');
});

it('warns of what only stricter libraries refuse', { timeout: 60_000 }, async () => {
  const weak = caWith('rsa:1024', 'basicConstraints=critical,CA:TRUE');
  expect((await issueClient(weak, { name: 'a' })).warnings).toEqual([
    expect.stringContaining('CA certificate key too weak'),
  ]);
  expect((await issueServer(await newCa(), { name: 'a', peer: true })).warnings).toEqual([]);
});
