import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { TlsqlError } from '../base/error.ts';
import type { Made, MakeOrder, MakerData } from './bulk-make.ts';
import type { NewFile } from './changes.ts';
import type { FileHelper } from './share-files.ts';
import type { Written } from './write-files.ts';

/** Threads that make certificates and write files. */
export interface BulkPool {
  /** Made in the order given; batches are given to the threads in turn. */
  readonly make: (orders: readonly MakeOrder[]) => Promise<Made[]>;
  readonly write: FileHelper;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** In a checkout a thread begins without the loader that reads TypeScript. */
const fromSource = `
const { workerData } = require('node:worker_threads');
import('tsx/esm/api').then(({ register }) => {
  register();
  return import(workerData.file);
});`;

/** Starts a thread for each core, at most four: signing is quick, the files are what takes the time. */
export function startPool(data: MakerData): BulkPool {
  const waiting = new Map<number, Waiting>();
  const workers = Array.from({ length: Math.min(4, Math.max(1, availableParallelism() - 1)) }, () =>
    startWorker(data, waiting),
  );
  let id = 0;
  const ask = (order: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      id += 1;
      waiting.set(id, { resolve, reject });
      workers[id % workers.length]?.postMessage({ id, ...order });
    });
  return {
    make: async (orders) => (await ask({ make: orders })) as Made[],
    write: async (files) => {
      const { made, failed } = (await ask({ write: files.map(unpooled) })) as Written;
      if (failed === undefined) return { made };
      const { message, ...rest } = failed.error as Error;
      return { made, failed: { path: failed.path, error: Object.assign(new Error(message), rest) } };
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** A small Buffer is a window on 8 KiB, all of which would be sent to the thread. */
const unpooled = (file: NewFile): NewFile => ({ ...file, bytes: new Uint8Array(file.bytes) });

/** The thread's file in a build: beside this one, or beside the folder of bundles that this one was put into. */
function builtWorker(): URL {
  const candidates = ['./bulk-worker.js', '../ca/bulk-worker.js'].map((path) => new URL(path, import.meta.url));
  return candidates.find((file) => existsSync(file)) ?? new URL('./bulk-worker.js', import.meta.url);
}

function startWorker(data: MakerData, waiting: Map<number, Waiting>): Worker {
  const worker = import.meta.url.endsWith('.ts')
    ? new Worker(fromSource, {
        eval: true,
        workerData: { ...data, file: new URL('./bulk-worker.ts', import.meta.url).href },
      })
    : new Worker(builtWorker(), { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: 32 } });
  worker.on('message', ({ id, answer, error }: { id: number; answer?: unknown; error?: string }) => {
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (answer === undefined) waiter?.reject(new TlsqlError('internal', { seen: `a worker failed: ${error}` }));
    else waiter?.resolve(answer);
  });
  worker.on('error', (cause) => {
    for (const [id, { reject }] of waiting) {
      waiting.delete(id);
      reject(new TlsqlError('internal', { seen: `a worker ended: ${cause.message}`, cause }));
    }
  });
  return worker;
}
