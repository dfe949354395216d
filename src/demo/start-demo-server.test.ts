import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startGuardian } from './guardian.ts';
import { startDemoServer } from './start-demo-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-start-'));
const guardian = startGuardian(undefined);
afterAll(() => {
  guardian.release();
  rmSync(folder, { recursive: true });
});
const places = { home: folder, cacheHome: undefined, path: folder };
const start = (choice: string | undefined, name: string): ReturnType<typeof startDemoServer> =>
  startDemoServer(choice, places, join(folder, name), guardian, new AbortController().signal);

it('takes the built-in server where the one on PATH does not start, and says so', async () => {
  const program = join(folder, 'mariadbd');
  writeFileSync(program, '#!/bin/sh\necho broken >&2\nexit 1\n', { mode: 0o755 });
  const server = await start(undefined, 'a');
  await server.stop();
  expect(server.label).toContain(`because ${program} is here and does not start: server-did-not-start`);
  await expect(start(program, 'b')).rejects.toMatchObject({ code: 'server-did-not-start' });
});

it('refuses a name that no server has', async () => {
  await expect(start('mysql8', 'c')).rejects.toMatchObject({ code: 'usage' });
  await expect(start('mysql9', 'd')).rejects.toMatchObject({ code: 'server-not-here' });
});
