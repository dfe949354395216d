import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { acquireLock, hasDeadLock } from './lock.ts';
import { lockName, thisOwner } from './lock-owner.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-lock-'));
  folders.push(folder);
  return folder;
}

it('is held by one at a time, in one process too', async () => {
  const folder = newFolder();
  const first = await acquireLock(folder);
  await expect(acquireLock(folder, { waitMillis: 50 })).rejects.toMatchObject({ code: 'ca-locked' });
  first.release();
  const second = await acquireLock(folder, { waitMillis: 50 });
  second.release();
  expect(readdirSync(folder)).toEqual([]);
});

it('is waited for while it changes hands, and the error says so', async () => {
  const folder = newFolder();
  const hand = (): string => {
    const path = join(folder, lockName(thisOwner()));
    writeFileSync(path, '');
    return path;
  };
  let path = hand();
  const timer = setInterval(() => {
    const next = hand();
    rmSync(path);
    path = next;
  }, 5);
  await expect(acquireLock(folder, { waitMillis: 60_000, queueMillis: 500 })).rejects.toMatchObject({
    code: 'ca-locked',
    detail: {
      seen: expect.stringMatching(
        /^\d+ other processes, the last of them process \d+, held the lock one after the other/,
      ),
    },
  });
  clearInterval(timer);
});

it('of a process that has ended is taken over at once', async () => {
  const folder = newFolder();
  const dead = lockName({ ...thisOwner(), started: '1' });
  expect([hasDeadLock(join(folder, 'none')), hasDeadLock(folder)]).toEqual([false, false]);
  writeFileSync(join(folder, dead), '');
  expect(hasDeadLock(folder)).toBe(true);
  const lock = await acquireLock(folder, { waitMillis: 1000 });
  expect(readdirSync(folder)).not.toContain(dead);
  lock.release();
});

it('of another host is taken over when it was not touched for long enough, whatever the clocks say', async () => {
  const folder = newFolder();
  const name = lockName({ ...thisOwner(), host: '0123456789abcdef' });
  writeFileSync(join(folder, name), '');
  utimesSync(join(folder, name), 4e9, 4e9);
  await expect(acquireLock(folder, { waitMillis: 80, silentMillis: 5000 })).rejects.toMatchObject({
    code: 'ca-locked',
  });
  const lock = await acquireLock(folder, { waitMillis: 5000, silentMillis: 100 });
  lock.release();
});

it('of another host that is touched is not', async () => {
  const folder = newFolder();
  const path = join(folder, lockName({ ...thisOwner(), host: '0123456789abcdef' }));
  writeFileSync(path, '');
  let seconds = 1000;
  const timer = setInterval(() => {
    seconds += 1;
    utimesSync(path, seconds, seconds);
  }, 10);
  await expect(acquireLock(folder, { waitMillis: 400, silentMillis: 200 })).rejects.toMatchObject({
    code: 'ca-locked',
  });
  clearInterval(timer);
});

it('says when it was lost', async () => {
  const folder = newFolder();
  const lock = await acquireLock(folder);
  lock.assertHeld();
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  expect(() => lock.assertHeld()).toThrow(expect.objectContaining({ code: 'ca-lock-lost' }));
  lock.release();
});

it('keeps four processes apart that add to a number 25 times each', { timeout: 60_000 }, async () => {
  const folder = newFolder();
  const counter = join(newFolder(), 'counter');
  writeFileSync(counter, '0');
  const program = `
    import { readFileSync, writeFileSync } from 'node:fs';
    import { acquireLock } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)};
    for (let round = 0; round < 25; round += 1) {
      const lock = await acquireLock(${JSON.stringify(folder)});
      const number = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
      await new Promise((done) => setTimeout(done, 1));
      writeFileSync(${JSON.stringify(counter)}, String(number + 1));
      lock.release();
    }`;
  const run = (): Promise<number | null> =>
    new Promise((done) => {
      const child = spawn('node', ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: 'inherit' });
      child.on('exit', done);
    });
  expect(await Promise.all([run(), run(), run(), run()])).toEqual([0, 0, 0, 0]);
  expect(readFileSync(counter, 'utf8')).toBe('100');
});
