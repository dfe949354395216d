import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { type Made, type MakeOrder, type MakerData, maker } from './bulk-make.ts';
import type { NewFile } from './changes.ts';
import { realDisk } from './disk.ts';
import { writeFiles } from './write-files.ts';

// A thread that makes keys and certificates, and writes files when the journal has begun; see bulk-pool.ts.
interface Order {
  readonly id: number;
  readonly make?: readonly MakeOrder[];
  readonly write?: readonly NewFile[];
}

const makeSome = maker(workerData as MakerData);
let before: Promise<unknown> = Promise.resolve();
parentPort?.on('message', async ({ id, make: orders = [], write }: Order) => {
  try {
    const answer = write === undefined ? await inTurn(orders) : sendable(write);
    parentPort?.postMessage({ id, answer });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});

/** One batch after the other: the first is waited for. */
function inTurn(orders: readonly MakeOrder[]): Promise<Made[]> {
  const made = before.then(() => make(orders));
  before = made.catch(() => undefined);
  return made;
}

/** Looks between certificates whether there are files to write: a transaction waits for those. */
async function make(orders: readonly MakeOrder[]): Promise<Made[]> {
  const all: Made[] = [];
  for (let next = 0; next < orders.length; next += 25) {
    all.push(...(await makeSome(orders.slice(next, next + 25))));
    await setImmediate();
  }
  return all;
}

/** An error's `code` is lost on the way to another thread unless it is sent as what it is: text. */
function sendable(files: readonly NewFile[]): object {
  const { made, failed } = writeFiles(realDisk, files);
  if (failed === undefined) return { made };
  const { message, code } = failed.error as NodeJS.ErrnoException;
  return { made, failed: { path: failed.path, error: { message, code } } };
}
