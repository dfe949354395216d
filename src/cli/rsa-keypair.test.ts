import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';

it('makes a pair once, for the owner of the folder alone', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'tlsql-rsa-'));
  try {
    expect((await cli(['rsa', 'keypair', '.'], { cwd })).status).toBe(0);
    const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');
    const own = createPublicKey(createPrivateKey(read('private_key.pem'))).export({ type: 'spki', format: 'pem' });
    expect(read('public_key.pem')).toBe(own);
    expect(statSync(join(cwd, 'private_key.pem')).mode & 0o7777).toBe(0o600);
    expect((await cli(['rsa', 'keypair', '.'], { cwd })).err).toMatch(/already there/);
    expect((await cli(['rsa', 'keypair', '.', '--force'], { cwd })).status).toBe(0);
    expect((await cli(['rsa', 'keypair', 'none'], { cwd })).status).toBe(1);
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
