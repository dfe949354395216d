import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newCa, scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

describe('cert bulk', () => {
  it('issues for every row, and goes on with resume', { timeout: 60_000 }, async () => {
    const { layout } = await newCa();
    const cwd = scratch();
    writeFileSync(join(cwd, 'names.csv'), 'name\nalice\nbob\n');
    const bulk = (...more: string[]) =>
      cli(['cert', 'bulk', 'names.csv', '--ca', layout.dir, '--out', 'users', ...more], { cwd });
    const { status, out, err } = await bulk();
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(`2 certificates in ${join(cwd, 'users')} (`);
    expect(readdirSync(join(cwd, 'users'))).toHaveLength(4);
    writeFileSync(join(cwd, 'names.csv'), 'name\nalice\nbob\ncarol\n');
    expect(JSON.parse((await bulk('--resume', '--json')).out)).toMatchObject({ made: 1, skipped: 2 });
  });

  it('tells every bad row with status 1, and makes nothing', async () => {
    const { layout } = await newCa();
    const cwd = scratch();
    writeFileSync(join(cwd, 'names.csv'), 'name,days\nalice,1\nbob,x\ncarol,0\n');
    const said = await cli(['cert', 'bulk', 'names.csv', '--ca', layout.dir, '--out', 'users'], { cwd });
    expect(said.status).toBe(1);
    expect(said.err).toMatch(
      /line 3: bob: .*\nline 4: carol: .*\nerror: rows of the CSV file cannot be issued, so none was: .*\[csv-rows-bad\]/,
    );
    const json = await cli(['cert', 'bulk', 'names.csv', '--ca', layout.dir, '--out', 'users', '--json'], { cwd });
    expect([json.status, JSON.parse(json.out)]).toMatchObject([
      1,
      {
        error: { code: 'csv-rows-bad' },
        rows: [
          { line: 3, name: 'bob' },
          { line: 4, name: 'carol' },
        ],
      },
    ]);
    expect(json.err).toBe(said.err);
    expect(readdirSync(cwd)).toEqual(['names.csv']);
    expect((await cli(['cert', 'bulk', 'names.csv', '--ca', layout.dir], { cwd })).status).toBe(2);
  });

  it('says how to go on when it was interrupted', async () => {
    const { layout } = await newCa();
    const cwd = scratch();
    writeFileSync(join(cwd, 'names.csv'), 'alice\n');
    const said = await cli(['cert', 'bulk', 'names.csv', '--ca', layout.dir, '--out', 'users'], {
      cwd,
      signal: AbortSignal.abort(),
    });
    expect(said.err).toContain('0 of 1 certificates are made and recorded; the same command with --resume goes on');
  });
});
