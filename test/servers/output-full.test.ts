import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { expect, it } from 'vitest';

it.skipIf(process.platform !== 'linux')('says in one line that what it had to say could not be written', () => {
  const full = openSync('/dev/full', 'w');
  const words = ['--import', 'tsx', 'test/servers/tlsql.mjs', 'doctor', '--explain', 'ERROR 2026', '--json'];
  const { status, stderr } = spawnSync(process.execPath, words, { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' });
  closeSync(full);
  expect([status, stderr]).toEqual([3, expect.stringMatching(/^error: .*ENOSPC.* \[file-not-writable\]\n$/)]);
});
