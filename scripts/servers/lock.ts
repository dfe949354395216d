import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isAlive, type ProcessId } from './processes.ts';

/**
 * Runs `work` while holding the lock file at `path`. Another process's lock is waited for (`onWait` is called once);
 * a lock whose owner is dead is taken over.
 */
export async function withLock<T>(path: string, work: () => Promise<T>, onWait?: (pid: number) => void): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!tryLock(path)) {
    const owner = readOwner(path);
    if (owner === 'dead') {
      takeAway(path);
      continue;
    }
    if (owner !== null && !told) onWait?.(owner.pid);
    told = true;
    await sleep(50);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Written whole beside the lock, then linked into place: a lock file is never seen empty. */
function tryLock(path: string): boolean {
  const own = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(own, JSON.stringify(identify(process.pid)));
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function readOwner(path: string): ProcessId | 'dead' | null {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as ProcessId;
    return isAlive(owner) ? owner : 'dead';
  } catch (error) {
    // Gone since: try again. Unreadable: not written by us, so nobody holds it.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'dead';
  }
}

/**
 * Removes a dead owner's lock. Two processes may both find it dead, and the slower must not remove the lock that the
 * faster has made meanwhile, so the removal itself is guarded by a lock of its own and looks again.
 */
function takeAway(path: string): void {
  const guard = `${path}.takeover`;
  if (!tryLock(guard)) {
    if (readOwner(guard) === 'dead') rmSync(guard, { force: true });
    return;
  }
  try {
    if (readOwner(path) === 'dead') rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}
