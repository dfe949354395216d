import { expect, it } from 'vitest';
import { newCa, scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

it('renews in place, at once or with time for the old one', async () => {
  const { layout } = await newCa();
  const cwd = scratch();
  await cli(['cert', 'client', 'alice', '--ca', layout.dir], { cwd });
  const renew = (...more: string[]) => cli(['cert', 'renew', 'alice-cert.pem', '--ca', layout.dir, ...more], { cwd });
  expect((await renew()).out).toMatch(/the old one [0-9A-F]{32} is revoked, and the CRL says so/);
  const { out } = await renew('--keep-old', '7', '--json');
  expect(JSON.parse(out)).toMatchObject({ profile: 'client', old: { scheduled: true } });
  expect(out).not.toContain('PRIVATE KEY');
  expect((await renew('--keep-old', 'x')).status).toBe(2);
  expect((await cli(['cert', 'renew', 'none-cert.pem', '--ca', layout.dir], { cwd })).status).toBe(1);
});
