import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLock } from './lock.ts';
import { run } from './processes.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  path = join(folder, 'deep', 'x.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('lets one in at a time and leaves nothing behind', async () => {
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, ++inside);
    await sleep(5);
    inside--;
  };
  await Promise.all(Array.from({ length: 6 }, () => withLock(path, work)));
  expect(most).toBe(1);
  expect(readdirSync(join(folder, 'deep'))).toEqual([]);
});

it('is released when the work fails', async () => {
  await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(path, async () => 'in')).toBe('in');
});

it.each([
  ['whose owner is dead', JSON.stringify({ pid: 999_999_999, started: '5' })],
  ['of a process whose id another has now', JSON.stringify({ pid: process.pid, started: '1' })],
  ['that holds no JSON', 'x'],
  ['that is empty', ''],
])('takes over a lock %s', async (_, text) => {
  await withLock(path, async () => {});
  writeFileSync(path, text);
  expect(await withLock(path, async () => 'in')).toBe('in');
  expect(existsSync(path)).toBe(false);
});

it('several processes that find the same dead lock still go in one at a time', async () => {
  await withLock(path, async () => {});
  writeFileSync(path, JSON.stringify({ pid: 999_999_999, started: '5' }));
  const log = join(folder, 'log');
  const program = `import { appendFileSync } from 'node:fs';
    import { setTimeout as sleep } from 'node:timers/promises';
    const { withLock } = await import(${JSON.stringify(new URL('./lock.ts', import.meta.url).href)});
    await withLock(${JSON.stringify(path)}, async () => { appendFileSync(${JSON.stringify(log)}, 'in '); await sleep(100); appendFileSync(${JSON.stringify(log)}, 'out '); });`;
  const runs = await Promise.all(
    Array.from({ length: 3 }, () => run([process.execPath, '--import', 'tsx', '--input-type=module', '-e', program])),
  );
  expect(runs.map(({ status, stderr }) => [status, stderr])).toEqual(Array.from({ length: 3 }, () => [0, '']));
  expect(readFileSync(log, 'utf8')).toBe('in out in out in out ');
});

it('tells once whom it waits for', async () => {
  const told: number[] = [];
  let waiting: Promise<void> | undefined;
  await withLock(path, async () => {
    waiting = withLock(
      path,
      async () => {},
      (pid) => told.push(pid),
    );
    await sleep(150);
  });
  await waiting;
  expect(told).toEqual([process.pid]);
});
