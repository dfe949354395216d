import { appendFileSync, writeFileSync } from 'node:fs';
import { type Disk, realDisk } from '../../src/ca/disk.ts';

/** Thrown in place of dying: nothing that comes after it reaches the disk. */
export class Killed extends Error {}

/** A disk on which something goes wrong at step `at` (counted from 0), and how many steps were taken. */
export interface FaultyDisk {
  readonly disk: Disk;
  steps(): number;
}

const writing: readonly (keyof Disk)[] = ['create', 'append', 'truncate', 'link', 'rename', 'unlink', 'mkdir', 'sync'];

/**
 * `kill`: step `at` is done by half (half the bytes) or not at all, and from then on every step throws, as if the process were
 * dead. `full`: from step `at` on whatever needs room fails with ENOSPC after half the bytes; the rest works.
 */
export function faultyDisk(at: number, fault: 'kill' | 'kill-half' | 'full'): FaultyDisk {
  let step = 0;
  const disk = {} as Record<string, unknown>;
  for (const name of writing) {
    disk[name] = (...args: unknown[]): void => {
      const now = step;
      step += 1;
      const real = realDisk[name] as (...all: unknown[]) => void;
      if (now < at || (fault === 'full' && !needsRoom(name))) {
        real(...args);
        return;
      }
      if (now === at && fault === 'kill-half') half(name, args);
      if (fault === 'full') {
        half(name, args);
        throw Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), { code: 'ENOSPC' });
      }
      throw new Killed(`at step ${now}: ${name} ${String(args[0])}`);
    };
  }
  return { disk: disk as unknown as Disk, steps: () => step };
}

const needsRoom = (name: string): boolean => ['create', 'append', 'link', 'mkdir'].includes(name);

function half(name: string, args: readonly unknown[]): void {
  const [path, bytes, mode] = args as [string, Uint8Array, number];
  if (name === 'create') writeFileSync(path, bytes.subarray(0, bytes.length >> 1), { flag: 'wx', mode });
  if (name === 'append') appendFileSync(path, bytes.subarray(0, bytes.length >> 1));
}
