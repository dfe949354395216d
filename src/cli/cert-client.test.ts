import { expect, it } from 'vitest';
import { newCa, scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

it('shows the subject as REQUIRE SUBJECT compares it', async () => {
  const { layout } = await newCa();
  const cwd = scratch();
  const { status, out } = await cli(
    ['cert', 'client', 'app', '--ca', layout.dir, '--subject', '/O=Example/OU=Shop/CN=app', '--key', 'rsa:2048'],
    { cwd },
  );
  expect([status, out.split('\n')[0]]).toEqual([0, '/O=Example/OU=Shop/CN=app']);
  expect((await cli(['cert', 'client', 'app', '--ca', layout.dir, '--subject', 'app'], { cwd })).status).toBe(2);
  expect((await cli(['cert', 'client', 'app', '--ca', layout.dir], { cwd })).status).toBe(1);
  expect((await cli(['cert', 'client', 'app', '--ca', layout.dir, '--force'], { cwd })).status).toBe(0);
});
