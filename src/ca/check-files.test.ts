import { appendFileSync, chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { checkFiles } from './check-files.ts';
import { openCa } from './open-ca.ts';

const ids = (dir: string): string[] => checkFiles(openCa(dir)).map(({ id }) => id);

it('tells who can read the key', async () => {
  const { layout } = await newCa();
  expect(ids(layout.dir)).toEqual([]);
  chmodSync(layout.key, 0o640);
  chmodSync(layout.privateFolder, 0o755);
  expect(ids(layout.dir)).toEqual(['ca-folder-open', 'ca-key-readable']);
});

it('tells of a key that is missing or another, and takes an encrypted one as it is', async () => {
  const [one, other, closed] = [await newCa(), await newCa(), await newCa({ passphrase: 'x' })];
  rmSync(one.layout.key);
  expect(ids(one.layout.dir)).toEqual(['ca-key-missing']);
  renameSync(other.layout.key, one.layout.key);
  expect(ids(one.layout.dir)).toEqual(['ca-key-unusable']);
  expect(ids(closed.layout.dir)).toEqual([]);
});

it('tells of a folder that was moved', async () => {
  const { layout } = await newCa();
  const moved = `${layout.dir}-moved`;
  renameSync(layout.dir, moved);
  expect(ids(moved)).toEqual(['ca-folder-moved']);
});

it('tells of a configuration that openssl cannot read', async () => {
  const { layout } = await newCa();
  appendFileSync(join(layout.dir, 'openssl.cnf'), '[[[');
  expect(ids(layout.dir)).toEqual(['ca-configuration-damaged']);
  writeFileSync(join(layout.dir, 'openssl.cnf'), '[[[');
  expect(ids(layout.dir)).toEqual(['ca-configuration-damaged']);
});
