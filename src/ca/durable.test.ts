import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { scratch } from '../../test/ca/scratch.ts';
import { makeDurable } from './durable.ts';

afterEach(() => vi.unstubAllEnvs());

it('syncs with the program, and one by one where it is not there', async () => {
  const dir = scratch();
  const paths = ['a', 'b'].map((name) => join(dir, name));
  for (const path of paths) writeFileSync(path, 'x');
  await makeDurable(paths, [dir]);
  const empty = join(dir, 'bin');
  mkdirSync(empty);
  vi.stubEnv('PATH', empty);
  await makeDurable(paths, [dir]);
  await expect(makeDurable([join(dir, 'none')], [dir])).rejects.toThrow('ENOENT');
});
