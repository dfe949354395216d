import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { endDryStart } from './end-dry-start.ts';

it('ends what runs in the folder, and only that', async () => {
  const folder = join(tmpdir(), 'tlsql-dry-0123456789ab');
  mkdirSync(folder, { recursive: true });
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', '--', `--datadir=${folder}/data`]);
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)', '--', `--datadir=${folder}x/data`]);
  const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
  await new Promise((resolve) => child.on('spawn', resolve));
  try {
    await endDryStart(folder);
    expect(await ended).toBe('SIGKILL');
    expect(other.exitCode).toBeNull();
    expect(existsSync(folder)).toBe(false);
    await endDryStart(folder);
  } finally {
    other.kill();
  }
});

it('touches no other folder', async () => {
  const folder = join(tmpdir(), 'tlsql-dry-of-somebody');
  mkdirSync(folder, { recursive: true });
  await endDryStart(folder);
  expect(existsSync(folder)).toBe(true);
  rmSync(folder, { recursive: true });
});
