import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newCa, scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

it('signs for the profile that is named', async () => {
  const { layout } = await newCa();
  const cwd = scratch();
  await cli(['cert', 'csr', 'db1', '--san', 'IP:10.0.0.5'], { cwd });
  const sign = (...more: string[]) => cli(['cert', 'sign', 'db1.csr', '--ca', layout.dir, ...more], { cwd });
  expect((await sign()).status).toBe(2);
  expect((await sign('--profile', 'root')).status).toBe(2);
  const { status, out } = await sign('--profile', 'server', '--copy-names');
  expect([status, out]).toEqual([0, expect.stringContaining('server, DNS:db1, IP:10.0.0.5')]);
  expect(readdirSync(cwd).sort()).toEqual(['db1-cert.pem', 'db1-key.pem', 'db1.csr']);
  expect((await sign('--profile', 'client')).status).toBe(1);
  expect((await sign('--profile', 'client', '--name', 'other', '--subject', '/CN=other')).out).toContain(
    'other-cert.pem',
  );
});
