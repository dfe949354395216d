import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { localMachine } from '../io/local-machine.ts';
import { readAccounts } from './identity.ts';
import { walkPath } from './walk-path.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-walk-')));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'archive'));
mkdirSync(join(folder, 'live'));
writeFileSync(join(folder, 'archive/k1.pem'), 'x');
chmodSync(join(folder, 'archive/k1.pem'), 0o640);
symlinkSync('../archive/k1.pem', join(folder, 'live/k.pem'));
symlinkSync('loop', join(folder, 'loop'));

const walk = async (name: string) =>
  (await walkPath(join(folder, name), readAccounts())).map(({ path, type }) => [path.replace(folder, ''), type]);

it('passes every folder of the link and of its target, each once', async () => {
  const steps = await walk('live/k.pem');
  expect(steps.slice(-4)).toEqual([
    ['/live', 'directory'],
    ['/live/k.pem', 'link'],
    ['/archive', 'directory'],
    ['/archive/k1.pem', 'file'],
  ]);
  expect(steps.filter(([path]) => path === '/')).toHaveLength(1);
});

it('ends where something is missing or goes in circles', async () => {
  expect((await walk('gone/k.pem')).at(-1)).toEqual(['/gone', 'missing']);
  expect((await walk('archive/k1.pem/x')).at(-1)).toEqual(['/archive/k1.pem', 'file']);
  expect((await walk('loop')).at(-1)).toEqual(['/loop', 'unknown']);
});

it('keeps the modes', async () => {
  const last = (await walkPath(join(folder, 'live/k.pem'), readAccounts())).at(-1);
  expect(last?.mode).toBe(0o640);
});

it('asks once for a path without links', async () => {
  const asked: (readonly string[])[] = [];
  const machine = {
    ...localMachine,
    lstat: (paths: readonly string[]) => {
      asked.push(paths);
      return localMachine.lstat(paths);
    },
  };
  const steps = await walkPath(join(folder, 'archive/k1.pem'), readAccounts(), machine);
  expect(asked).toEqual([steps.map(({ path }) => path)]);
});
