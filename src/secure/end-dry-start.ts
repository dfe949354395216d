import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { localMachine } from '../io/local-machine.ts';

/**
 * Ends whatever runs in the folder of a second server and removes the folder. One that is gone is as good. Processes are known
 * by the folder on their command line, so that no other server is ever meant.
 */
export async function endDryStart(folder: string): Promise<void> {
  if (!/^tlsql-dry-[0-9a-f]{12}$/.test(basename(folder))) return;
  for (let turn = 0; turn < 100; turn++) {
    const pids = processesOf(folder);
    if (pids.length === 0) break;
    await localMachine.run(`kill -KILL ${pids.join(' ')}`, 1000);
    await sleep(10);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function processesOf(folder: string): number[] {
  const word = `--datadir=${join(folder, 'data')}`;
  const names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return names.filter((name) => wordsOf(name).includes(word)).map(Number);
}

function wordsOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
