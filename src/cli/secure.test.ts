import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';

const at = ['-h', '127.0.0.1', '-P', '1', '-u', 'root'];

async function check(words: readonly string[], status: number, said: RegExp): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'tlsql-home-'));
  try {
    const result = await cli(['secure', ...words], { home });
    expect(result.status, result.err).toBe(status);
    expect(result.err + result.out).toMatch(said);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

it('asks for what it needs', { timeout: 30_000 }, async () => {
  await check([...at, '--ca', '/ca'], 2, /--names/);
  await check([...at, '--names', 'db1'], 2, /no --ca/);
  await check([...at, '--names', 'db1', '--cert', 'x'], 2, /--cert, --key and --ca-file together/);
  await check([...at, '--names', 'db1', '--ca', '/ca', '--account', "'a"], 2, /'user'@'host'/);
  await check([...at, '--names', 'db1', '--ca', '/ca', '--client-cert', 'x'], 2, /both/);
});

it('could not tell where nobody answers', async () => {
  await check([...at, '--names', 'db1', '--ca', '/ca', '--plan'], 3, /127\.0\.0\.1:1/);
});

it('knows of no runs', async () => {
  await check(['--status'], 0, /no runs/);
  await check([...at, '--rollback'], 2, /no run on this server/);
});
