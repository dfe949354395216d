import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { localMachine } from './local-machine.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tlsql-machine-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

it('puts files in place with their mode, and leaves nothing else', async () => {
  const path = join(folder, 'key.pem');
  await localMachine.write(path, Buffer.from('a'), { mode: 0o600, ...own });
  await localMachine.write(path, Buffer.from('b'), { mode: 0o640, ...own });
  expect(readFileSync(path, 'utf8')).toBe('b');
  expect(statSync(path).mode & 0o7777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['key.pem']);
  expect(await localMachine.meta(path)).toMatchObject({ type: 'file', mode: 0o640 });
  expect(await localMachine.meta(join(folder, 'none'))).toBeUndefined();
  expect(await localMachine.meta(folder)).toMatchObject({ type: 'directory' });
});

it('says what cannot be written or read', async () => {
  const meta = { mode: 0o600, ...own };
  await expect(localMachine.write(join(folder, 'no', 'x'), Buffer.from(''), meta)).rejects.toMatchObject({
    code: 'file-not-writable',
  });
  await expect(localMachine.read(join(folder, 'no'))).rejects.toMatchObject({ code: 'file-missing' });
});

it('makes, sweeps and removes', async () => {
  const inner = join(folder, 'tls');
  expect(await localMachine.makeFolder(inner, 0o755)).toBe(true);
  expect(await localMachine.makeFolder(inner, 0o755)).toBe(false);
  writeFileSync(join(inner, '.tlsql-secure-0123456789abcdef'), 'half');
  writeFileSync(join(inner, 'other'), '');
  await localMachine.removeFolder(inner);
  await localMachine.sweep(inner);
  expect(readdirSync(inner)).toEqual(['other']);
  await localMachine.remove(join(inner, 'other'));
  await localMachine.remove(join(inner, 'other'));
  await localMachine.removeFolder(inner);
  expect(existsSync(inner)).toBe(false);
  expect(await localMachine.real(inner)).toBeUndefined();
  expect(await localMachine.writable(folder)).toBe(true);
});

it('looks at paths, links and ends of files', async () => {
  writeFileSync(join(folder, 'log'), 'abcdef');
  symlinkSync('log', join(folder, 'link'));
  const [link, none] = await localMachine.lstat([join(folder, 'link'), join(folder, 'none')]);
  expect([link, none]).toMatchObject([{ type: 'link', target: 'log' }, { errno: 'ENOENT' }]);
  expect(await localMachine.stat(join(folder, 'link'))).toMatchObject({ type: 'file', size: 6 });
  expect(await localMachine.links(folder)).toEqual(new Map([['link', 'log']]));
  expect(await localMachine.links(join(folder, 'none'))).toBeUndefined();
  expect(await localMachine.list(folder)).toEqual(['link', 'log']);
  const end = await localMachine.tail(join(folder, 'log'), 2);
  expect([Buffer.from(end.bytes).toString(), end.size, end.from]).toEqual(['ef', 6, 4]);
});

it('knows itself', async () => {
  const own = await localMachine.commandLines([process.execPath]);
  expect(own.map(({ pid }) => pid)).toContain(process.pid);
  expect(await localMachine.hasAddress('::ffff:127.0.0.1')).toBe(true);
  expect(await localMachine.hasAddress('192.0.2.1')).toBe(false);
});
