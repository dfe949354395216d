import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

it('writes a request and its key, and overwrites nothing', async () => {
  const cwd = scratch();
  const { status, out } = await cli(['cert', 'csr', 'db1', '--san', 'IP:10.0.0.5', '--json'], { cwd });
  expect([status, readdirSync(cwd).sort()]).toEqual([0, ['db1-key.pem', 'db1.csr']]);
  expect(out).not.toContain('PRIVATE KEY');
  expect((await cli(['cert', 'csr', 'db1'], { cwd })).status).toBe(1);
  expect((await cli(['cert', 'csr', 'db2', '--san', 'DNS:10.0.0.5'], { cwd })).status).toBe(1);
  expect((await cli(['cert', 'csr'], { cwd })).status).toBe(2);
});
