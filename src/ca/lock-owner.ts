import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { kill, pid } from 'node:process';
import { hasErrno } from './disk.ts';

/**
 * Who holds a lock. `host` stands for one running kernel and process namespace: inside it a process id can be asked for,
 * outside (another machine on NFS, another container, before a reboot) it says nothing.
 */
export interface LockOwner {
  readonly pid: number;
  /** When the process started, in clock ticks since boot; `0` where that can't be told. Tells a reused pid apart. */
  readonly started: string;
  readonly host: string;
  /** Different for every lock. */
  readonly token: string;
}

/** This process, with a new token. */
export function thisOwner(): LockOwner {
  return { pid, started: startOf(pid), host: thisHost(), token: randomBytes(8).toString('hex') };
}

/** The name of the lock file of an owner: all that is known of it, so that the file is whole when it exists. */
export function lockName(owner: LockOwner): string {
  return `lock-${owner.host}-${owner.pid}-${owner.started}-${owner.token}`;
}

/** The owner that a file name tells; undefined for a name that is no lock. */
export function parseLockName(name: string): LockOwner | undefined {
  const [, host, id, started, token] = /^lock-([0-9a-f]{16})-(\d{1,10})-(\d{1,20})-([0-9a-f]{16})$/.exec(name) ?? [];
  if (host === undefined || id === undefined || started === undefined || token === undefined) return undefined;
  return { host, pid: Number(id), started, token };
}

/** Whether the owner lives: `unknown` for a process of another host. */
export function ownerLives(owner: LockOwner): 'alive' | 'dead' | 'unknown' {
  if (owner.host !== thisHost()) return 'unknown';
  try {
    kill(owner.pid, 0);
  } catch (error) {
    return hasErrno(error, 'ESRCH') ? 'dead' : 'alive';
  }
  const started = startOf(owner.pid);
  return started === '0' || owner.started === '0' || started === owner.started ? 'alive' : 'dead';
}

function thisHost(): string {
  const parts = [hostname(), readText('/proc/sys/kernel/random/boot_id'), readLink('/proc/self/ns/pid')];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

/** Field 22 of /proc/PID/stat (proc(5)), counted from behind the program's name, which may hold anything. */
function startOf(id: number): string {
  const stat = readText(`/proc/${id}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
