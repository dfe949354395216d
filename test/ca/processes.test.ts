import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkCa } from '../../src/ca/check-ca.ts';
import { type Disk, realDisk } from '../../src/ca/disk.ts';
import { initCa } from '../../src/ca/init-ca.ts';
import { issueClient } from '../../src/ca/issue.ts';
import { makeIntermediate } from '../../src/ca/make-intermediate.ts';
import { makeRequest } from '../../src/ca/make-request.ts';
import { openCa } from '../../src/ca/open-ca.ts';
import { renewCa } from '../../src/ca/renew-ca.ts';
import { renewLeaf } from '../../src/ca/renew-leaf.ts';
import { newCa, opensslVerify, scratch } from './scratch.ts';

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('./child.ts', import.meta.url)), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.on('exit', (code) => resolve(code)));

const indexLines = (index: string): string[] =>
  readFileSync(index, 'latin1')
    .split('\n')
    .filter((line) => line !== '');

it('three processes at once lose nothing', { timeout: 300_000 }, async () => {
  const ca = await newCa();
  const out = scratch();
  const children = ['a', 'b', 'c'].map((prefix) => start(ca.layout.dir, out, prefix, '15'));
  expect(await Promise.all(children.map(ended))).toEqual([0, 0, 0]);
  const lines = indexLines(ca.layout.index);
  expect([lines.length, lines.filter((line) => line.startsWith('R')).length]).toEqual([45, 15]);
  expect(readdirSync(out)).toHaveLength(90);
  expect(await checkCa(openCa(ca.layout.dir))).toMatchObject({ verdict: 'sound', findings: [] });
  const serials = new Set(lines.map((line) => line.split('\t')[3]));
  expect(serials.size).toBe(45);
});

it('fifty at once all get their turn', { timeout: 300_000 }, async () => {
  const ca = await newCa();
  const out = scratch();
  await Promise.all(
    Array.from({ length: 50 }, (_, number) => issueClient(openCa(ca.layout.dir), { name: `c${number}`, out })),
  );
  expect([indexLines(ca.layout.index).length, readdirSync(out).length]).toEqual([50, 100]);
  expect((await checkCa(openCa(ca.layout.dir))).verdict).toBe('sound');
});

it('kill -9 at any moment leaves a folder that ca check finds sound, and no key without its certificate', {
  timeout: 600_000,
}, async () => {
  const ca = await newCa();
  const out = scratch();
  for (let round = 0; round < 12; round += 1) {
    const before = indexLines(ca.layout.index).length;
    const child = start(ca.layout.dir, out, `r${round}`, '10000');
    const gone = ended(child);
    // Waits until it works, then lets it go on for a moment that is never the same.
    while (indexLines(ca.layout.index).length === before) await sleep(5);
    await sleep(randomInt(0, 120));
    child.kill('SIGKILL');
    await gone;
    expect((await checkCa(openCa(ca.layout.dir))).verdict, `round ${round}`).toBe('sound');
    const files = readdirSync(out);
    const certificates = files.filter((name) => name.endsWith('-cert.pem'));
    expect(files.filter((name) => name.endsWith('-key.pem'))).toHaveLength(certificates.length);
    expect(files).toHaveLength(2 * certificates.length);
    expect(indexLines(ca.layout.index)).toHaveLength(certificates.length);
    expect(readdirSync(ca.layout.state)).toEqual([]);
  }
  const all = readdirSync(out)
    .filter((name) => name.endsWith('-cert.pem'))
    .map((name) => join(out, name));
  expect(opensslVerify(['-CAfile', ca.certificatePath, ...all])).toBe('OK');
});

it('no private key can be read by others for an instant, whatever the umask', { timeout: 120_000 }, async () => {
  const umask = process.umask(0);
  const root = scratch();
  const seen = new Set<string>();
  /** Looks at every file after every step on the disk. */
  const watch = (step: string): void => {
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !readFileSync(path, 'latin1').includes('PRIVATE KEY')) continue;
      seen.add(path);
      expect(statSync(path).mode & 0o077, `${path} after ${step}`).toBe(0);
    }
  };
  const names = [
    'create',
    'append',
    'truncate',
    'link',
    'rename',
    'unlink',
    'mkdir',
    'sync',
  ] as const satisfies readonly (keyof Disk)[];
  const disk = Object.fromEntries(
    names.map((name) => [
      name,
      (...args: unknown[]) => {
        (realDisk[name] as (...all: unknown[]) => void)(...args);
        watch(`${name} ${String(args[0])}`);
      },
    ]),
  ) as unknown as Disk;
  try {
    const dir = join(root, 'ca');
    await initCa({ dir, subject: '/CN=CA', disk });
    const ca = (): ReturnType<typeof openCa> => openCa(dir, { disk });
    const out = join(root, 'out');
    await issueClient(ca(), { name: 'a', out });
    await issueClient(ca(), { name: 'a', out, force: true });
    await renewLeaf(ca(), { file: join(out, 'a-cert.pem') });
    await renewCa(ca(), { newKey: 'ec:P-256' });
    await makeIntermediate(ca(), { dir: join(root, 'below'), subject: '/CN=Below' });
    makeRequest({ name: 'r', out, disk });
    expect(statSync(out).mode & 0o077).toBe(0);
    expect(statSync(join(dir, 'private')).mode & 0o077).toBe(0);
    expect(seen.size).toBeGreaterThan(8);
  } finally {
    process.umask(umask);
  }
});

it('a folder that cannot be written says so and shows all the same', { timeout: 60_000 }, async () => {
  const ca = await newCa();
  await issueClient(ca, { name: 'a' });
  const readOnly: Disk = {
    ...realDisk,
    create: (path) => {
      throw Object.assign(new Error(`EROFS: read-only file system, open '${path}'`), { code: 'EROFS' });
    },
  };
  await expect(issueClient({ ...ca, disk: readOnly }, { name: 'b' })).rejects.toMatchObject({
    code: 'file-not-writable',
  });
  expect((await checkCa({ ...ca, disk: readOnly })).verdict).toBe('sound');
  writeFileSync(join(ca.layout.state, 'journal'), 'begin');
  expect((await checkCa({ ...ca, disk: readOnly }, { mend: false })).verdict).toBe('damaged');
});
