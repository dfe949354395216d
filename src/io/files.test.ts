import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { exists, fileError, listNames, readText } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads text', async () => {
  writeFileSync(join(folder, 'a'), 'é');
  expect(await readText(join(folder, 'a'))).toBe('é');
});

it('codes what can go wrong', async () => {
  await expect(readText(join(folder, 'none'))).rejects.toMatchObject({
    code: 'file-missing',
    detail: { at: join(folder, 'none') },
  });
  await expect(readText(folder)).rejects.toMatchObject({ code: 'file-not-readable' });
  writeFileSync(join(folder, 'big'), '');
  truncateSync(join(folder, 'big'), 17 * 1024 * 1024);
  await expect(readText(join(folder, 'big'))).rejects.toMatchObject({ code: 'file-too-large' });
  expect(fileError(Object.assign(new Error(), { code: 'EROFS' }), '/x', 'write').code).toBe('file-not-writable');
});

it('reads pipes and devices, and neither waits nor reads without end', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(await readText(pipe)).toBe('');
  const writer = openSync(pipe, 'r+');
  writeSync(writer, 'said');
  const read = readText(pipe);
  await sleep(20);
  closeSync(writer);
  expect(await read).toBe('said');
  await expect(readText('/dev/zero')).rejects.toMatchObject({ code: 'file-too-large' });
  rmSync(pipe);
});

it('lists and looks', async () => {
  expect(await listNames(folder)).toEqual(['a', 'big']);
  expect([await exists(folder), await exists(join(folder, 'none'))]).toEqual([true, false]);
  await expect(listNames(join(folder, 'none'))).rejects.toMatchObject({ code: 'file-missing' });
});
