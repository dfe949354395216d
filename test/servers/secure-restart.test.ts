import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { describeServers } from './harness.ts';
import { desk, root, secureHere, secureWords } from './secure-server.ts';

interface Report {
  readonly verdict: string;
  readonly survival: { readonly how: string; readonly lost: readonly string[]; readonly millis: number };
}

const words = ['--require', 'ssl', '--yes', '--json'];

describeServers('whether TLS is there after a restart', (use) => {
  it('is seen by a second server, or by the restart itself', async () => {
    const where = desk();
    try {
      const check = async (how: string, ...more: readonly string[]): Promise<void> => {
        const said = await secureHere(use.server(), where, ...words, ...more);
        const report = JSON.parse(said.out) as Report;
        console.log(`${use.name}: ${report.survival.how} ${report.survival.millis} ms`);
        expect([report.verdict, report.survival.how, report.survival.lost]).toEqual(['proven', how, []]);
      };
      await check(use.name === 'mysql9' ? 'program' : 'restart');
      await check(use.name === 'mysql9' ? 'program' : 'dry-start');
      if (use.name === 'mysql9') await check('dry-start', '--dry-start');
    } finally {
      where.remove();
    }
  });

  it('leaves no second server, even when it is killed', async () => {
    const where = desk();
    try {
      const more = use.name === 'mysql9' ? ['--dry-start'] : [];
      await secureHere(use.server(), where, ...words);
      const folder = await killedInDryStart(secureWords(use.server(), where, ...words, ...more), where.folder);
      expect(existsSync(join(folder, 'pid'))).toBe(true);
      const next = JSON.parse((await secureHere(use.server(), where, ...words)).out) as Report;
      expect(next.verdict).toBe('proven');
      expect(existsSync(folder)).toBe(false);
    } finally {
      where.remove();
    }
  });
});

/** Runs the program and kills it as soon as its second server runs; the folder of that server. */
async function killedInDryStart(line: readonly string[], folder: string): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'test/servers/tlsql.mjs'), ...line], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder },
  });
  const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
  for (;;) {
    const dry = readdirSync(folder).filter((name) => name.startsWith('tlsql-dry-'));
    const own = dry.find((name) => existsSync(join(folder, name, 'pid')));
    if (own !== undefined) {
      child.kill('SIGKILL');
      expect(await ended).toBe('SIGKILL');
      return join(folder, own);
    }
    expect(child.exitCode, 'ended before its second server was seen').toBeNull();
    await sleep(2);
  }
}
