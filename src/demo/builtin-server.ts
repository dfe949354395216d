import { mkdir } from 'node:fs/promises';
import { startEndpoint } from '../endpoint/server.ts';
import type { DemoServer } from './demo-server.ts';

/** Starts the built-in server in `folder`, in the clear: it is secured and proven like a real one. */
export async function startBuiltinServer(folder: string): Promise<DemoServer> {
  await mkdir(folder, { mode: 0o700 });
  const endpoint = await startEndpoint({ dataDir: folder });
  return {
    label: `the built-in server (${endpoint.version})`,
    port: endpoint.port,
    admin: 'root',
    family: 'builtin',
    switch: 'live',
    restartWith: async () => {},
    stop: () => endpoint.close(),
  };
}
