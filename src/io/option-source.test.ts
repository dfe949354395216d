import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { localOptionFiles } from './option-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads files with their mode, and says what is not there', () => {
  const path = join(folder, 'my.cnf');
  writeFileSync(path, 'x');
  chmodSync(path, 0o666);
  mkdirSync(join(folder, 'conf.d'));
  expect(localOptionFiles.read(path)).toEqual({ kind: 'file', bytes: Buffer.from('x'), mode: 0o666 });
  expect(localOptionFiles.read(join(path, 'x'))).toEqual({ kind: 'missing' });
  expect(localOptionFiles.read(join(folder, 'conf.d'))).toMatchObject({ kind: 'unreadable', why: 'EISDIR' });
  expect(localOptionFiles.list(folder)).toEqual(['conf.d', 'my.cnf']);
  expect(localOptionFiles.list(path)).toBeNull();
});

it('reads pipes and devices, without end neither of them', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(localOptionFiles.read(pipe)).toEqual({ kind: 'file', bytes: Buffer.alloc(0), mode: 0 });
  const endless = localOptionFiles.read('/dev/zero');
  expect(endless.kind === 'file' && endless.bytes.length).toBe(5 * 1024 * 1024);
});
