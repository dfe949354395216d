import { randomInt } from 'node:crypto';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fail } from '../base/error.ts';
import { type Disk, diskError, realDisk, removeIfThere } from './disk.ts';
import { type LockOwner, lockName, ownerLives, parseLockName, thisOwner } from './lock-owner.ts';
import { type Patience, patience } from './patience.ts';

/** A lock that is held. */
export interface Lock {
  /** Fails with `ca-lock-lost` when another host took this process for dead: nothing may be written any more. */
  assertHeld(): void;
  /** Shows other hosts that the owner lives; done by itself every two seconds while the program isn't busy. */
  touch(): void;
  release(): void;
}

/** Options of `acquireLock`. */
export interface LockOptions {
  /** How long to wait for one other owner, ms; 30 s unless said. */
  readonly waitMillis?: number;
  /** How long to wait while the owners change, ms; ten minutes unless said. */
  readonly queueMillis?: number;
  /** How long the lock of another host must not have been touched before it is taken over, ms; 20 s unless said. */
  readonly silentMillis?: number;
  readonly disk?: Disk;
}

/**
 * Takes the lock of a folder. Every owner has a file of its own name there: it makes the file, then looks whether there
 * is another one whose owner lives; if so it withdraws and tries again. Two owners can't miss one another, as each looks
 * after its own file is there; a dead owner's file is removed by its own name, so no race can remove a live one. Works
 * where `O_EXCL` and `link` are not to be trusted (old NFS). A lock of this host is dead when its process is; one of
 * another host when it was not touched for `silentMillis` as seen from here. Fails with `ca-locked`.
 */
export async function acquireLock(folder: string, options: LockOptions = {}): Promise<Lock> {
  const { waitMillis = 30_000, queueMillis = 600_000, silentMillis = 20_000, disk = realDisk } = options;
  const waiting = patience(waitMillis, queueMillis);
  const seen = new Map<string, Sighting>();
  for (;;) {
    let rival = liveOwner(folder, seen, silentMillis, disk);
    if (rival === undefined) {
      const owner = thisOwner();
      const path = join(folder, lockName(owner));
      create(disk, folder, path);
      rival = liveOwner(folder, seen, silentMillis, disk, owner);
      if (rival === undefined) return heldLock(path, disk);
      remove(disk, path);
    }
    const left = waiting.left(rival?.token);
    if (left === 0) locked(folder, rival, waiting);
    await sleep(Math.min(left, randomInt(5, 60)));
  }
}

/** Whether a lock of a process that is dead lies in the folder; taking the lock removes it. */
export function hasDeadLock(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const owners = readdirSync(folder).flatMap((name) => parseLockName(name) ?? []);
  return owners.some((owner) => ownerLives(owner) === 'dead');
}

/** What was seen of another host's lock: its time stamp, and since when (our clock) it has had it. */
interface Sighting {
  readonly touched: number;
  readonly since: number;
}

/** Another owner that lives; files of dead ones are removed on the way. */
function liveOwner(
  folder: string,
  seen: Map<string, Sighting>,
  silentMillis: number,
  disk: Disk,
  own?: LockOwner,
): LockOwner | undefined {
  for (const name of list(folder)) {
    const owner = parseLockName(name);
    if (owner === undefined || owner.token === own?.token) continue;
    const path = join(folder, name);
    const state = ownerLives(owner);
    if (state === 'alive' || (state === 'unknown' && !silent(path, name, seen, silentMillis))) return owner;
    remove(disk, path);
  }
  return undefined;
}

/** True when a file's time stamp has stayed the same for `silentMillis` of our own clock (clocks of hosts differ). */
function silent(path: string, name: string, seen: Map<string, Sighting>, silentMillis: number): boolean {
  const touched = timeOf(path);
  if (touched === undefined) return true;
  const last = seen.get(name);
  const now = performance.now();
  if (last?.touched !== touched) seen.set(name, { touched, since: now });
  return last?.touched === touched && now - last.since >= silentMillis;
}

function heldLock(path: string, disk: Disk): Lock {
  const touch = (): void => {
    try {
      const now = new Date();
      utimesSync(path, now, now);
    } catch {
      // assertHeld says so, where it matters.
    }
  };
  const timer = setInterval(touch, 2000);
  timer.unref();
  return {
    touch,
    assertHeld: () => {
      if (timeOf(path) !== undefined) return;
      fail('ca-lock-lost', {
        at: path,
        seen: 'the lock file is gone: another process took this one for dead',
        next: 'run the command again',
      });
    },
    release: () => {
      clearInterval(timer);
      remove(disk, path);
    },
  };
}

function locked(folder: string, owner: LockOwner | undefined, waited: Patience): never {
  const last = owner === undefined ? '' : `, the last of them process ${owner.pid},`;
  const one = owner !== undefined && waited.owners() === 1;
  const who = one
    ? `process ${owner.pid} held the lock`
    : `${waited.owners()} other processes${last} held the lock one after the other`;
  const since = owner === undefined ? undefined : timeOf(join(folder, lockName(owner)));
  fail('ca-locked', {
    at: folder,
    seen: `${who} for ${waited.waited()} ms${since === undefined ? '' : `, last seen ${new Date(since).toISOString()}`}`,
    next: 'wait for it to end and run the command again',
    ...(owner === undefined ? {} : { fields: { pid: owner.pid } }),
  });
}

function create(disk: Disk, folder: string, path: string): void {
  try {
    disk.create(path, new Uint8Array(), 0o600);
  } catch (error) {
    diskError(error, folder);
  }
}

function remove(disk: Disk, path: string): void {
  try {
    removeIfThere(disk, path);
  } catch (error) {
    diskError(error, path);
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    diskError(error, folder);
  }
}

function timeOf(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
}
