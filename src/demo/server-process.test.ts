import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Guardian } from './guardian.ts';
import { freePort, type ServerCommand, startProcess } from './server-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-process-'));
afterAll(() => rmSync(folder, { recursive: true }));
const guardian: Guardian = { watch: () => {}, release: () => {} };

const node = (program: string, port: number): ServerCommand => ({
  argv: [process.execPath, '-e', program],
  env: {},
  folder,
  logFile: join(folder, 'log'),
  port,
});

it('returns once the server greets, and ends it', async () => {
  const port = await freePort();
  const server = await startProcess(
    node(`require('node:net').createServer((s) => s.end('hi')).listen(${port}, '127.0.0.1')`, port),
    guardian,
  );
  await server.stop();
  await expect(
    new Promise((resolve, reject) => connect(port, '127.0.0.1').once('connect', resolve).once('error', reject)),
  ).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('tells why a server did not start, with the end of its log', async () => {
  const start = startProcess(node('console.error("no table mysql.user"); process.exit(3)', 1), guardian);
  await expect(start).rejects.toMatchObject({
    code: 'server-did-not-start',
    message: expect.stringMatching(/status 3.*no table mysql\.user/),
  });
});

it('finds a port that can be listened on', async () => {
  const server = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  server.close();
});
