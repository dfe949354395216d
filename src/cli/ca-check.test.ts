import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

it('is sound, mended or damaged', async () => {
  const { layout } = await newCa();
  expect(await cli(['ca', 'check', layout.dir])).toMatchObject({ status: 0, out: `${layout.dir} is sound\n` });
  writeFileSync(join(layout.state, 'journal'), 'begin');
  expect((await cli(['ca', 'check', layout.dir, '--no-mend'])).status).toBe(1);
  expect(await cli(['ca', 'check', layout.dir])).toMatchObject({
    status: 0,
    out: expect.stringContaining('it was undone'),
  });
  chmodSync(layout.key, 0o644);
  const { status, out } = await cli(['ca', 'check', layout.dir, '--json']);
  expect([status, JSON.parse(out)]).toMatchObject([
    1,
    { verdict: 'damaged', findings: [{ id: 'ca-key-readable', fix: [`chmod 400 ${layout.key}`] }] },
  ]);
});
