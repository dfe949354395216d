import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa, scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

it('links certificates and says what it left out', async () => {
  const { certificatePath } = await newCa();
  const cwd = scratch();
  cpSync(certificatePath, join(cwd, 'ca.pem'));
  writeFileSync(join(cwd, 'bad.pem'), '');
  const { status, out } = await cli(['ca', 'rehash', '.', '--old'], { cwd });
  expect(status).toBe(0);
  expect(out).toMatch(/^[0-9a-f]{8}\.0 -> ca\.pem\n[0-9a-f]{8}\.0 -> ca\.pem\nno link for bad\.pem: /);
  expect(readdirSync(cwd)).toHaveLength(4);
  expect((await cli(['ca', 'rehash', 'nowhere'], { cwd })).status).toBe(1);
});
