import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import { diskError, hasErrno, readIfThere, readTail, readWhole, realDisk, removeIfThere } from './disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-disk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);
const code = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return error instanceof TlsqlError ? error.code : String(error);
  }
  return '';
};

it('makes a file once, with its mode, and follows no link', () => {
  realDisk.create(at('key'), Buffer.from('x'), 0o600);
  expect(statSync(at('key')).mode & 0o777).toBe(0o600);
  expect(() => realDisk.create(at('key'), Buffer.from('y'), 0o600)).toThrow('EEXIST');
  symlinkSync(at('elsewhere'), at('link'));
  expect(() => realDisk.create(at('link'), Buffer.from('y'), 0o600)).toThrow('EEXIST');
});

it('appends, cuts, names, syncs', () => {
  realDisk.append(at('list'), Buffer.from('ab'), 0o644);
  realDisk.append(at('list'), Buffer.from('cd'), 0o644);
  realDisk.truncate(at('list'), 3);
  realDisk.sync(at('list'));
  realDisk.link(at('list'), at('other'));
  realDisk.rename(at('other'), at('third'));
  realDisk.unlink(at('list'));
  realDisk.mkdir(at('folder'), 0o700);
  realDisk.sync(at('folder'));
  expect(readFileSync(at('third'), 'utf8')).toBe('abc');
  expect(statSync(at('folder')).mode & 0o777).toBe(0o700);
});

it('has a code for every error', () => {
  const errno = (name: string): Error => Object.assign(new Error(`${name}: text, open '/x'`), { code: name });
  expect(code(() => diskError(errno('ENOSPC'), '/x'))).toBe('disk-full');
  expect(code(() => diskError(errno('EDQUOT'), '/x'))).toBe('disk-full');
  expect(code(() => diskError(errno('EEXIST'), '/x'))).toBe('file-exists');
  expect(code(() => diskError(errno('ENOENT'), '/x'))).toBe('file-missing');
  expect(code(() => diskError(errno('EROFS'), '/x'))).toBe('file-not-writable');
  expect(code(() => diskError(new TlsqlError('internal', { seen: 'x' }), '/x'))).toBe('internal');
  expect(hasErrno(errno('EIO'), 'EIO')).toBe(true);
  expect(hasErrno('EIO', 'EIO')).toBe(false);
});

it('reads what is there', () => {
  writeFileSync(at('small'), 'abc');
  mkdirSync(at('sub'));
  expect(readWhole(at('small')).toString()).toBe('abc');
  expect(readIfThere(at('nothing'))).toBeUndefined();
  expect(readIfThere(at('small/below'))).toBeUndefined();
  expect(code(() => readWhole(at('nothing')))).toBe('file-missing');
  expect(code(() => readWhole(at('small'), 2))).toBe('file-too-large');
  expect(code(() => readWhole(at('sub')))).toBe('file-not-readable');
});

it('reads the end of a file', () => {
  writeFileSync(at('long'), `${'x'.repeat(70_000)}end`);
  expect(readTail(at('long')).length).toBe(65_536);
  expect(readTail(at('long')).toString().endsWith('xend')).toBe(true);
  expect(readTail(at('nothing')).length).toBe(0);
});

it('removes what may not be there', () => {
  writeFileSync(at('gone'), '');
  removeIfThere(realDisk, at('gone'));
  removeIfThere(realDisk, at('gone'));
  expect(readIfThere(at('gone'))).toBeUndefined();
  expect(() => removeIfThere(realDisk, folder)).toThrow();
});
