import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { digest } from '../base/digest.ts';
import { localMachine } from '../io/local-machine.ts';
import { applyAct } from './apply-act.ts';
import type { FixAct } from './fix-plan.ts';

const apply = (act: FixAct): Promise<void> =>
  applyAct({ machine: localMachine, openAdmin: () => Promise.reject(new Error('nobody')) }, act);

it('runs the line, and says what it said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-act-'));
  try {
    const path = join(folder, 'key');
    writeFileSync(path, '', { mode: 0o644 });
    await apply({ do: 'run', line: `chmod 0400 ${path}`, path, kind: 'mode' });
    expect(statSync(path).mode & 0o777).toBe(0o400);
    await expect(apply({ do: 'restart', command: 'echo no such unit; false', starts: false })).rejects.toMatchObject({
      code: 'secure-step-failed',
      message: expect.stringContaining('status 1: no such unit'),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('edits the file that the plan was made for, once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-act-'));
  try {
    const path = join(folder, 'my.cnf');
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    writeFileSync(path, '[mysqld]\nssl=0\n', { mode: 0o640 });
    const act: FixAct = {
      do: 'edit-option-file',
      path,
      dialect: 'mysql',
      mends: [{ kind: 'option-line', file: path, line: 2 }],
      before: digest(bytes('[mysqld]\nssl=0\n')),
      after: digest(bytes('[mysqld]\n# ssl=0\n')),
    };
    for (let time = 0; time < 2; time += 1) {
      await apply(act);
      expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['[mysqld]\n# ssl=0\n', 0o640]);
    }
    writeFileSync(path, '[mysqld]\nport=1\n');
    await expect(apply(act)).rejects.toMatchObject({ code: 'secure-step-failed' });
    expect(readFileSync(path, 'utf8')).toBe('[mysqld]\nport=1\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
