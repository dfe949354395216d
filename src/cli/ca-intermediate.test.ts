import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

it('makes a CA under another, with a passphrase of its own', async () => {
  const { layout, certificatePath } = await newCa({ passphrase: 'geheim' });
  const cwd = scratch();
  writeFileSync(join(cwd, 'root-pass'), 'geheim\n');
  writeFileSync(join(cwd, 'new-pass'), 'anders\n');
  const make = (...more: string[]) =>
    cli(['ca', 'intermediate', 'servers', '--under', layout.dir, '--passphrase-file', 'root-pass', ...more], { cwd });
  expect((await make()).status).toBe(2);
  expect((await make('--subject', '/CN=x', '--path-length', 'x')).status).toBe(2);
  const { status, out } = await make('--subject', '/C=PT/O=Example/CN=Servers CA', '--new-passphrase-file', 'new-pass');
  expect(status).toBe(0);
  expect(out).toContain(join(cwd, 'servers/cachain.pem'));
  expect(opensslVerify(['-CAfile', certificatePath, join(cwd, 'servers/cacert.pem')])).toBe('OK');
  expect(readFileSync(join(cwd, 'servers/private/cakey.pem'), 'utf8')).toContain('ENCRYPTED');
  const issued = await cli(['cert', 'server', 'db1', '--ca', 'servers', '--passphrase-file', 'new-pass'], { cwd });
  expect(issued.out).toContain('db1-chain.pem');
});
