import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newCa, scratch } from '../../test/ca/scratch.ts';
import { type PlanOptions, planBulk } from './bulk-plan.ts';
import { issueClient } from './issue.ts';
import { openCa } from './open-ca.ts';

async function setUp(text: string): Promise<{ ca: Awaited<ReturnType<typeof newCa>>; options: PlanOptions }> {
  const ca = await newCa();
  const out = join(scratch(), 'out');
  const csv = join(scratch(), 'names.csv');
  writeFileSync(csv, text);
  return { ca, options: { csv, out, profile: 'client', resume: false, force: false } };
}

describe('plan', () => {
  it('finds rows that would have the same files', async () => {
    const { ca, options } = await setUp('name\na/b\na_b\nc\n');
    const plan = await planBulk(ca, options);
    expect([plan.total, plan.bad]).toEqual([2, [{ line: 3, name: 'a_b', why: 'the same file name (a_b) as line 2' }]]);
  });

  it('tells the bad rows before a quote that is never closed, and that one', async () => {
    const { ca, options } = await setUp('a,king\nb\n"c,,\n');
    expect((await planBulk(ca, options)).bad.map(({ line }) => line)).toEqual([1, 3]);
  });

  it('finds files that are there, and leaves out what an earlier run made', async () => {
    const { ca, options } = await setUp('a\nb\nc\n');
    await issueClient(ca, { name: 'a', out: options.out });
    const stranger = await newCa({ subject: '/CN=Other' });
    mkdirSync(join(options.out, 'x'));
    await issueClient(stranger, { name: 'b', out: join(options.out, 'x') });
    for (const kind of ['cert', 'key'])
      cpSync(join(options.out, 'x', `b-${kind}.pem`), join(options.out, `b-${kind}.pem`));
    const problems = async (more: object): Promise<unknown> => {
      const { total, skipped, bad } = await planBulk(ca, { ...options, ...more });
      return [total, skipped, bad.map(({ line }) => line)];
    };
    expect(await problems({})).toEqual([1, 0, [1, 2]]);
    expect(await problems({ resume: true })).toEqual([1, 1, [2]]);
    expect(await problems({ force: true })).toEqual([3, 0, []]);
    const rows: string[] = [];
    for await (const { name } of (await planBulk(ca, { ...options, resume: true, force: true })).rows())
      rows.push(name);
    expect(rows).toEqual(['b', 'c']);
  });

  it('finds subjects that are taken where the folder allows each one certificate', async () => {
    const { ca, options } = await setUp('name,subject\na,/CN=x\nb,/CN=x\nc,/CN=y\n');
    writeFileSync(ca.layout.attr, 'unique_subject = yes\n');
    const strict = openCa(ca.layout.dir);
    await issueClient(strict, { name: 'y', subject: '/CN=y' });
    expect((await planBulk(strict, options)).bad.map(({ line }) => line)).toEqual([3, 4]);
  });
});
