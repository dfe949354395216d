import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';

it('shows, asks, mends and takes back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-doctor-fix-'));
  try {
    const file = join(folder, 'my.cnf');
    const wrong = '[client]\nssl-moed=REQUIRED\nhost=127.0.0.1\nport=1\n';
    writeFileSync(file, wrong);
    const run = (...words: string[]) =>
      cli([
        'doctor',
        `--defaults-file=${file}`,
        '--client=mysql-8',
        '--fix',
        '--state',
        join(folder, 'state'),
        ...words,
      ]);
    const plan = await run('--plan');
    expect(plan.status).toBe(1);
    expect(plan.out).toMatch(
      /1\. edit .*my\.cnf[\s\S]*- ssl-moed=REQUIRED\n +\+ ssl-mode=REQUIRED[\s\S]*nothing was changed\n$/,
    );
    // Nobody to ask: nothing is done.
    expect(await run()).toMatchObject({ status: 2, err: expect.stringContaining('--yes') });
    expect(readFileSync(file, 'utf8')).toBe(wrong);
    const done = await run('--yes', '--json');
    expect(done.status).toBe(1);
    expect(JSON.parse(done.out)).toMatchObject({
      verdict: 'broken',
      cause: { id: 'network-port-closed' },
      fix: { verdict: 'mended', before: { cause: 'option-name-typo' }, mends: ['option-name-typo'] },
    });
    expect(readFileSync(file, 'utf8')).toBe(wrong.replace('moed', 'mode'));
    expect(await run('--rollback')).toMatchObject({ status: 0, out: expect.stringContaining('as it was before') });
    expect(readFileSync(file, 'utf8')).toBe(wrong);
    expect((await run('--resume')).status).not.toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('refuses what goes with nothing', async () => {
  const status = async (...words: string[]): Promise<number> =>
    (await cli(['doctor', '--no-defaults', '-h127.0.0.1', '-P1', ...words])).status;
  expect(await status('--yes')).toBe(2);
  expect(await status('--rollback')).toBe(2);
  expect(await status('--fix', '--html')).toBe(2);
  expect(await status('--fix', '--resume', '--rollback')).toBe(2);
});
