import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa, openssl, scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';
import { issueClient } from '../ca/issue.ts';

it('writes PKCS#12 with a password from a file or standard input, and PEM', async () => {
  const ca = await newCa();
  const cwd = scratch();
  await issueClient(ca, { name: 'alice', out: cwd });
  writeFileSync(join(cwd, 'pass'), 'geheim\n');
  const bundle = (argv: string[], input = '') =>
    cli(['cert', 'bundle', 'alice-cert.pem', ca.certificatePath, ...argv], { cwd, input });
  const first = await bundle(['--key', 'alice-key.pem', '--out', 'a.p12', '--password-file', 'pass']);
  const second = await bundle(['--key', 'alice-key.pem', '--out', 'b.pfx', '--modern', '--json'], 'geheim\n');
  expect([first.status, second.status]).toEqual([0, 0]);
  for (const name of ['a.p12', 'b.pfx']) {
    expect(openssl(['pkcs12', '-in', join(cwd, name), '-passin', 'pass:geheim', '-noenc'])).toContain(
      'friendlyName: alice',
    );
  }
  expect(first.out + second.out).not.toContain('geheim');
  expect((await bundle(['--out', 'chain.pem'])).out).toBe(`${join(cwd, 'chain.pem')}\n  /C=PT/O=Example/CN=alice\n`);
  expect((await bundle(['--out', 'chain.pem'])).status).toBe(1);
  expect((await bundle([])).status).toBe(2);
});
