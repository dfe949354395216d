import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { localHost, sameMeta } from './host.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tlsql-host-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

it('puts files in place with their mode, and leaves nothing else', async () => {
  const path = join(folder, 'key.pem');
  await localHost.write(path, Buffer.from('a'), { mode: 0o600, ...own });
  await localHost.write(path, Buffer.from('b'), { mode: 0o640, ...own });
  expect(readFileSync(path, 'utf8')).toBe('b');
  expect(statSync(path).mode & 0o7777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['key.pem']);
  expect(await localHost.meta(path)).toMatchObject({ type: 'file', mode: 0o640 });
  expect(await localHost.meta(join(folder, 'none'))).toBeUndefined();
  expect(await localHost.meta(folder)).toMatchObject({ type: 'directory' });
});

it('says what cannot be written or read', async () => {
  const meta = { mode: 0o600, ...own };
  await expect(localHost.write(join(folder, 'no', 'x'), Buffer.from(''), meta)).rejects.toMatchObject({
    code: 'file-not-writable',
  });
  await expect(localHost.read(join(folder, 'no'))).rejects.toMatchObject({ code: 'file-missing' });
});

it('makes, sweeps and removes', async () => {
  const inner = join(folder, 'tls');
  expect(await localHost.makeFolder(inner, 0o755)).toBe(true);
  expect(await localHost.makeFolder(inner, 0o755)).toBe(false);
  writeFileSync(join(inner, '.tlsql-secure-0123456789abcdef'), 'half');
  writeFileSync(join(inner, 'other'), '');
  await localHost.removeFolder(inner);
  await localHost.sweep(inner);
  expect(readdirSync(inner)).toEqual(['other']);
  await localHost.remove(join(inner, 'other'));
  await localHost.remove(join(inner, 'other'));
  await localHost.removeFolder(inner);
  expect(existsSync(inner)).toBe(false);
  expect(await localHost.real(inner)).toBeUndefined();
  expect(await localHost.writable(folder)).toBe(true);
});

it('runs commands with an end', async () => {
  expect(await localHost.run('echo out; echo err >&2; exit 3', 5000)).toEqual({ status: 3, output: 'out\nerr' });
  expect((await localHost.run('sleep 5', 50)).status).toBe(124);
  // What it leaves in the background keeps nobody waiting.
  expect((await localHost.run('sleep 2 & echo started', 5000)).output).toBe('started');
});

it('compares owner and mode', () => {
  chmodSync(folder, 0o700);
  expect(sameMeta({ mode: 1, uid: 2, gid: 3 }, { mode: 1, uid: 2, gid: 3 })).toBe(true);
  expect(sameMeta({ mode: 1, uid: 2, gid: 3 }, { mode: 1, uid: 2, gid: 4 })).toBe(false);
});
