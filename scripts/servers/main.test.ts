import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { candidatesFor } from '../../test/servers/candidates.ts';
import { findByArgument, isAlive, type Run, run } from './processes.ts';
import type { InstanceRecord } from './registry.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const here = candidatesFor({ names: ['maria10', 'maria11'] }).flatMap(({ name, missing }) =>
  missing === null ? [name] : [],
);

let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync('/tmp/main-');
});
afterEach(() => rmSync(temporary, { recursive: true, force: true }));

function servers(...args: string[]): Promise<Run> {
  const env = { ...process.env, TMPDIR: temporary };
  return run([process.execPath, '--import', 'tsx', 'scripts/servers/main.ts', ...args], { cwd: root, env });
}

it('explains itself, and refuses what it does not know', async () => {
  const help = await servers('--help');
  expect([help.status, help.stderr]).toEqual([0, '']);
  for (const command of ['fetch', 'start', 'stop', 'status']) expect(help.stdout).toContain(`servers -- ${command}`);
  expect((await servers()).status).toBe(2);
  expect((await servers('frob')).status).toBe(2);
  expect((await servers('status', '--frob')).status).not.toBe(0);
  expect(await servers('fetch', 'oracle')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no server oracle'),
  });
  expect(await servers('stop', 'maria10')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no instance maria10'),
  });
});

describe.skipIf(here.length === 0)('start, status and stop', () => {
  it('end only what they began', async () => {
    const started = await servers('start', here[0]!, '--', '--max-connections=33');
    expect(started).toMatchObject({ status: 0, stderr: '' });
    const instances = join(temporary, `tlsql-servers-${process.getuid?.()}`);
    const [id = ''] = readdirSync(instances);
    const record = JSON.parse(readFileSync(join(instances, id, 'instance.json'), 'utf8')) as InstanceRecord;
    expect(isAlive(record.server)).toBe(true);
    expect(started.stdout).toContain(`--port=${record.port}`);
    expect((await servers('status')).stdout).toContain(`${id}  running`);
    expect((await servers('stop', 'nothing-like-it')).status).toBe(1);
    expect(isAlive(record.server)).toBe(true);
    expect(await servers('stop')).toMatchObject({ status: 0, stdout: `ended ${id}\n` });
    expect(isAlive(record.server)).toBe(false);
    expect(existsSync(join(instances, id))).toBe(false);
    expect(findByArgument([`--defaults-file=${join(instances, id)}/my.cnf`])).toEqual([]);
    expect((await servers('stop')).stdout).toBe('nothing to end\n');
  });
});
