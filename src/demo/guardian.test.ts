import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { startGuardian } from './guardian.ts';

it('does nothing once it is released', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-guardian-'));
  startGuardian(folder).release();
  await sleep(200);
  expect(existsSync(folder)).toBe(true);
  rmSync(folder, { recursive: true });
});

it('ends the process and removes the folder when its owner is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-guardian-'));
  const guardian = fileURLToPath(new URL('./guardian.ts', import.meta.url));
  const program = `
    const { startGuardian } = await import(${JSON.stringify(guardian)});
    const { spawn } = await import('node:child_process');
    const sleeper = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    startGuardian(${JSON.stringify(folder)}).watch(sleeper.pid);
    console.log(sleeper.pid);
    setInterval(() => {}, 1000);
  `;
  const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = await new Promise<number>((resolve) => owner.stdout.once('data', (text) => resolve(Number(text))));
  expect(existsSync(`/proc/${pid}`)).toBe(true);
  owner.kill('SIGKILL');
  for (let wait = 0; wait < 100 && (existsSync(folder) || existsSync(`/proc/${pid}`)); wait += 1) await sleep(50);
  expect(existsSync(folder)).toBe(false);
  expect(existsSync(`/proc/${pid}`)).toBe(false);
});
