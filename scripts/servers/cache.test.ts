import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CacheFolder, cacheFolder, cacheRoot, damage, packageIsWhole, writeManifest } from './cache.ts';

let root: string;
let folder: CacheFolder;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cache-'));
  folder = cacheFolder('x', root);
  for (const path of [folder.tree, folder.template, folder.packages]) mkdirSync(path, { recursive: true });
  writeFileSync(join(folder.tree, 'mysqld'), 'program');
  symlinkSync('mysqld', join(folder.tree, 'link'));
  writeFileSync(join(folder.template, 'ibdata1'), 'data');
  writeFileSync(folder.launch, JSON.stringify({ template: folder.template }));
});
afterEach(() => rmSync(root, { recursive: true }));

it('is $XDG_CACHE_HOME/tlsql/servers, or below ~/.cache', () => {
  expect(cacheRoot({ XDG_CACHE_HOME: '/c' })).toBe('/c/tlsql/servers');
  for (const env of [{}, { XDG_CACHE_HOME: '' }, { XDG_CACHE_HOME: 'relative' }]) {
    expect(cacheRoot(env)).toBe(join(homedir(), '.cache/tlsql/servers'));
  }
});

it('is whole once its manifest is written', () => {
  expect(damage(folder)).toBe('half-finished');
  writeManifest(folder, [], 'x');
  expect(damage(folder)).toBeNull();
  expect(damage(cacheFolder('y', root))).toBe('not fetched');
});

it.each<[string, () => void, string]>([
  ['a program gone', () => rmSync(join(folder.tree, 'mysqld')), 'tree/mysqld is missing'],
  ['a link gone', () => rmSync(join(folder.tree, 'link')), 'tree/link is missing'],
  [
    'a data file cut',
    () => writeFileSync(join(folder.template, 'ibdata1'), ''),
    'template/ibdata1 has 0 bytes instead of 4',
  ],
  ['a file grown', () => appendFileSync(join(folder.tree, 'mysqld'), '!'), 'tree/mysqld has 8 bytes instead of 7'],
  ['no launch file', () => rmSync(folder.launch), 'launch.json is missing'],
  ['no manifest', () => rmSync(folder.manifest), 'half-finished'],
  ['half a manifest', () => writeFileSync(folder.manifest, '{"format": 1, "files"'), 'half-finished'],
  ['another format', () => writeFileSync(folder.manifest, '{"format": 0, "files": {}}'), 'half-finished'],
])('notices %s', (_, harm, expected) => {
  writeManifest(folder, [], 'x');
  harm();
  expect(damage(folder)).toBe(expected);
});

it('notices that it was moved', () => {
  writeManifest(folder, [], 'x');
  renameSync(folder.root, join(root, 'z'));
  expect(damage(cacheFolder('z', root))).toMatch(/^it was moved/);
});

it('knows a package by its bytes', async () => {
  const record = {
    name: 'a',
    version: '1',
    file: 'a.deb',
    size: 3,
    sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  };
  expect(await packageIsWhole(folder, record)).toBe(false);
  for (const [text, whole] of [
    ['abc', true],
    ['abd', false],
    ['ab', false],
  ] as const) {
    writeFileSync(join(folder.packages, 'a.deb'), text);
    expect(await packageIsWhole(folder, record)).toBe(whole);
  }
});
