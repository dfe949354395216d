import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverNames } from '../../scripts/servers/catalogue.ts';
import { isFetched } from '../../scripts/servers/launch.ts';
import { type DemoOptions, demo } from '../../src/demo/demo.ts';
import { root } from '../tidy/source-tree.ts';

const options = (server: string): DemoOptions => ({
  places: { home: homedir(), cacheHome: process.env.XDG_CACHE_HOME, path: '' },
  server,
  keep: undefined,
  tool: 'tlsql test',
  now: new Date(),
  signal: new AbortController().signal,
  onStep: () => {},
  onProof: () => {},
});

// A folder of this file's own: other demos may run on this machine.
const temp = mkdtempSync(join(tmpdir(), 'tlsql-story-'));
const before = process.env.TMPDIR;
beforeAll(() => {
  process.env.TMPDIR = temp;
});
afterAll(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(temp, { recursive: true });
});

for (const name of ['builtin', ...serverNames]) {
  const missing = name !== 'builtin' && !isFetched(name as (typeof serverNames)[number]);
  describe.skipIf(missing)(`demo on ${name}${missing ? ' (skipped: not fetched)' : ''}`, () => {
    it('tells the story to its verdict and leaves nothing behind', async () => {
      const report = await demo(options(name));
      const failed = report.proof.proofs.filter((proof) => proof.outcome !== 'passed').map((proof) => proof.id);
      // yaSSL speaks TLS 1.0 alone; every other proof holds there as well.
      expect(failed).toEqual(name === 'mysql56' ? ['protocol-floor'] : []);
      expect(report.proof.verdict).toBe(name === 'mysql56' ? 'not-proven' : 'proven');
      expect(report.proof.leftOut.map(({ id }) => id)).toEqual(
        name === 'mysql56' ? ['revoked-certificate-refused'] : [],
      );
      expect(report.steps.map((step) => step.id)).toEqual([
        'server',
        'plaintext',
        'ca',
        'certificates',
        'tls',
        'account',
      ]);
      expect(readdirSync(temp)).toEqual([]);
    });
  });
}

describe('demo, interrupted', () => {
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    it(`leaves nothing behind after ${signal}`, async () => {
      const temp = mkdtempSync(join(tmpdir(), 'tlsql-interrupted-'));
      const server = isFetched('maria10') ? 'maria10' : 'builtin';
      const child = spawn(process.execPath, [join(root, 'bin', 'tlsql.js'), 'demo', '--server', server], {
        env: { ...process.env, TMPDIR: temp },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      await new Promise((resolve) => child.stdout.once('data', resolve));
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
      // Who removes the folder ends a moment after it.
      const left = (): number => readdirSync(temp).length + processesOf(temp).length;
      for (let wait = 0; wait < 100 && left() > 0; wait += 1) await sleep(100);
      expect(readdirSync(temp)).toEqual([]);
      expect(processesOf(temp)).toEqual([]);
      rmSync(temp, { recursive: true });
    });
  }

  it('refuses a folder that is there', async () => {
    const temp = mkdtempSync(join(tmpdir(), 'tlsql-kept-'));
    await expect(demo({ ...options('builtin'), keep: temp })).rejects.toMatchObject({ code: 'file-not-writable' });
    rmSync(temp, { recursive: true });
    expect(existsSync(temp)).toBe(false);
  });

  it('says what is missing', async () => {
    await expect(demo(options('no-such-server'))).rejects.toMatchObject({ code: 'usage' });
    await expect(demo(options('/no/such/mysqld'))).rejects.toMatchObject({ code: 'server-not-here' });
  });
});

/** Processes with that folder in their arguments. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
      } catch {
        return false;
      }
    });
}
