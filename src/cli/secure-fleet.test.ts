import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';

async function check(yaml: string, words: readonly string[], status: number, said: RegExp): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'tlsql-fleet-'));
  try {
    writeFileSync(join(home, 'servers.yaml'), yaml);
    const result = await cli(['secure', '--inventory', join(home, 'servers.yaml'), '-u', 'root', ...words], { home });
    expect(result.status, result.err + result.out).toBe(status);
    expect(result.err + result.out).toMatch(said);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const two = 'defaults: {host: 127.0.0.1, ca: ca, names: [db]}\nservers: [{port: 1}, {port: 2}]\n';

it('names what is wrong before it goes anywhere', async () => {
  await check('servers: []', [], 2, /without servers/);
  await check('servers: [{hots: a}]', [], 2, /servers\.yaml:1:12: servers\[0\]\.hots/);
  await check(two, ['--names', 'x'], 2, /names of each server in the inventory/);
  await check(two, ['--parallel', '0', '--yes'], 2, /1 to 999/);
  await check('servers: [{host: a}]', [], 2, /no --names/);
});

it('reports on every server, also where nobody answers', async () => {
  await check(two, ['--yes'], 3, /127\.0\.0\.1:1 +failed[\s\S]*127\.0\.0\.1:2 +failed[\s\S]*2 servers: 2 failed/);
  await check(two, ['--plan', '--json'], 3, /"counts": ?\{\s*"failed": 2/);
});
