import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockServer, lockState } from './server-lock.ts';

it('tells the second who holds the lock of the server', async () => {
  const answers: (readonly (string | null)[])[][] = [[['0', '42']], [['dba', '10.0.0.9:5', '3']]];
  const session = { query: async () => answers.shift() ?? [] };
  await expect(lockServer(session, 'db1')).rejects.toMatchObject({
    code: 'secure-locked',
    message: expect.stringMatching(/dba from 10\.0\.0\.9:5, connection 42/),
  });
  await lockServer({ query: async () => [['1', '7']] }, 'db1');
});

it('tells the second which process holds the lock of the folder', async () => {
  const root = mkdtempSync(join(tmpdir(), 'tlsql-lock-'));
  try {
    const lock = await lockState(root);
    await expect(lockState(root)).rejects.toMatchObject({
      code: 'secure-locked',
      detail: { fields: { pid: process.pid } },
    });
    lock.release();
    (await lockState(root)).release();
    writeFileSync(join(root, 'file'), '');
    await expect(lockState(join(root, 'file', 'x'))).rejects.toMatchObject({ code: 'file-not-writable' });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
