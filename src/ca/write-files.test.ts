import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultyDisk } from '../../test/ca/faulty-disk.ts';
import { scratch } from '../../test/ca/scratch.ts';
import type { NewFile } from './changes.ts';
import { realDisk } from './disk.ts';
import { writeFiles } from './write-files.ts';

const newFiles = (dir: string, ...names: readonly string[]): NewFile[] =>
  names.map((name) => ({ path: join(dir, name), bytes: Buffer.from(`I am ${name}`), mode: 0o600 }));

it('writes all', () => {
  const dir = scratch();
  const files = newFiles(dir, 'a', 'b');
  expect(writeFiles(realDisk, files)).toEqual({ made: files.map(({ path }) => path) });
  expect(readFileSync(join(dir, 'b'), 'latin1')).toBe('I am b');
  expect(statSync(join(dir, 'b')).mode & 0o777).toBe(0o600);
});

it('stops at a file that is there, which it did not make', () => {
  const dir = scratch();
  writeFileSync(join(dir, 'b'), 'somebody else');
  const { made, failed } = writeFiles(realDisk, newFiles(dir, 'a', 'b', 'c'));
  expect(made).toEqual([join(dir, 'a')]);
  expect(failed).toMatchObject({ path: join(dir, 'b'), error: { code: 'EEXIST' } });
  expect([readFileSync(join(dir, 'b'), 'latin1'), existsSync(join(dir, 'c'))]).toEqual(['somebody else', false]);
});

it('tells of a file that was written by half', () => {
  const dir = scratch();
  const { made, failed } = writeFiles(faultyDisk(1, 'full').disk, newFiles(dir, 'a', 'b', 'c'));
  expect(made).toEqual([join(dir, 'a'), join(dir, 'b')]);
  expect(failed).toMatchObject({ path: join(dir, 'b'), error: { code: 'ENOSPC' } });
  expect(readFileSync(join(dir, 'b'), 'latin1')).toBe('I a');
});
