import { parentPort, workerData } from 'node:worker_threads';
import { type MakeOrder, type MakerData, maker } from './bulk-make.ts';

// A thread that makes keys and certificates; see bulk-pool.ts. It touches no file.
const make = maker(workerData as MakerData);
parentPort?.on('message', async ({ id, orders }: { readonly id: number; readonly orders: readonly MakeOrder[] }) => {
  try {
    parentPort?.postMessage({ id, made: await make(orders) });
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
