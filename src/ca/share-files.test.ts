import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultyDisk } from '../../test/ca/faulty-disk.ts';
import { scratch } from '../../test/ca/scratch.ts';
import type { NewFile } from './changes.ts';
import { realDisk } from './disk.ts';
import { type FileHelper, shareFiles } from './share-files.ts';
import { writeFiles } from './write-files.ts';

const newFiles = (dir: string, count: number): NewFile[] =>
  Array.from({ length: count }, (_, number) => ({
    path: join(dir, `f${number}`),
    bytes: Buffer.from(`${number}`),
    mode: 0o600,
  }));

/** Writes itself, and counts. */
function helperOn(disk = realDisk): { helper: FileHelper; wrote: () => number } {
  let count = 0;
  const helper: FileHelper = async (files) => {
    count += files.length;
    return writeFiles(disk, files);
  };
  return { helper, wrote: () => count };
}

it('writes every file once, some here and some by the helper', async () => {
  for (const count of [0, 1, 60, 61, 500]) {
    const dir = scratch();
    const files = newFiles(dir, count);
    const { helper, wrote } = helperOn();
    const { made, failed } = await shareFiles(realDisk, files, helper);
    expect([new Set(made).size, made.length, failed]).toEqual([count, count, undefined]);
    expect(readdirSync(dir)).toHaveLength(count);
    expect(files.every(({ path, bytes }) => readFileSync(path).equals(bytes))).toBe(true);
    expect(wrote() > 0).toBe(count > 0);
  }
});

it('does its own part while the helper is slow, and waits for it', async () => {
  const dir = scratch();
  const waiting: (() => void)[] = [];
  const slow: FileHelper = async (files) => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return writeFiles(realDisk, files);
  };
  const all = shareFiles(realDisk, newFiles(dir, 1000), slow);
  while (readdirSync(dir).length < 1000 - 120) await new Promise((resolve) => setImmediate(resolve));
  for (const release of waiting) release();
  expect((await all).made).toHaveLength(1000);
});

it('tells what is there when the disk is full, wherever it fills up', async () => {
  for (const at of [0, 30, 59, 130, 300]) {
    const dir = scratch();
    const { disk } = faultyDisk(at, 'full');
    const { made, failed } = await shareFiles(disk, newFiles(dir, 400), helperOn(disk).helper);
    expect(failed?.error).toMatchObject({ code: 'ENOSPC' });
    expect(made.map((path) => path.slice(dir.length + 1)).sort()).toEqual(readdirSync(dir).sort());
  }
});

it('takes the files of a helper that died as made', async () => {
  const dir = scratch();
  const dying: FileHelper = async (files) => {
    writeFileSync(files[0]?.path ?? '', '');
    throw new Error('gone');
  };
  const { made, failed } = await shareFiles(realDisk, newFiles(dir, 90), dying);
  expect(failed?.error).toMatchObject({ message: 'gone' });
  expect(new Set(made)).toEqual(new Set([...made, ...readdirSync(dir).map((name) => join(dir, name))]));
});
