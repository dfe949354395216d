import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeServers, type ServerUnderTest } from './harness.ts';
import { asRoot, type Desk, desk, restartCommand, runProgram, secureWords, snapshot } from './secure-server.ts';
import { type Sshd, sshdMissing, startSshd } from './sshd.ts';

const missing = sshdMissing();
let sshd: Sshd;
beforeAll(async () => {
  if (missing === undefined) sshd = await startSshd({ sudo: '#!/bin/sh\nshift 2\nexec "$@"\n' });
});
afterAll(async () => sshd?.stop());

const password = 'app-Secret-1';

const overSsh = (use: ServerUnderTest, where: Desk, ...more: readonly string[]): string[] => [
  ...secureWords(use.server(), where, '--ssh', sshd.destination, '--ssh-config', sshd.config, '--sudo', '--json'),
  ...more,
];

const wanted = (where: Desk): string[] => {
  writeFileSync(where.at('password'), password);
  return [
    '--account',
    "'app'@'%'",
    '--require',
    'subject',
    '--client-out',
    where.at('app'),
    '--account-password-file',
    where.at('password'),
    '--enforce',
    '--yes',
  ];
};

describe.skipIf(missing !== undefined)(`over ssh${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  describeServers(
    'a server on another machine',
    (use) => {
      it('is taken to proven mutual TLS and back, and no secret is in a process list', async () => {
        const where = desk();
        try {
          await asRoot(use.server(), (session) => session.query(`CREATE USER 'app'@'%' IDENTIFIED BY '${password}'`));
          const clear = await snapshot(use.server());
          const seen = watchProcesses();
          const first = await runProgram(overSsh(use, where, ...wanted(where)));
          const report = JSON.parse(first.out) as { verdict: string; millis: number };
          expect(report, first.err).toMatchObject({ verdict: 'proven' });
          console.log(`${use.name}: proven over ssh in ${report.millis} ms`);

          const second = await runProgram(overSsh(use, where, ...wanted(where)));
          expect(JSON.parse(second.out), second.err).toMatchObject({ verdict: 'proven', plan: { steps: [] } });
          const lists = seen.end();
          const secrets = [password, ...keyLines(where.at('app/app-key.pem')), ...keyLines(serverKey(use))];
          expect(lists).toContain('ssh\0');
          for (const secret of secrets) expect(lists.includes(secret), 'a secret in a process list').toBe(false);
          for (const secret of secrets) expect(first.out.includes(secret) || first.err.includes(secret)).toBe(false);

          const back = await runProgram(overSsh(use, where, '--rollback'));
          expect(JSON.parse(back.out), back.err).toMatchObject({ verdict: 'undone', undone: { complete: true } });
          expect(await snapshot(use.server())).toBe(clear);
        } finally {
          where.remove();
        }
      });

      it('is finished or taken back after the ssh was killed', { timeout: 600_000 }, async () => {
        const planned = desk();
        const plan = await runProgram(overSsh(use, planned, ...wanted(planned), '--plan'));
        planned.remove();
        const steps = (JSON.parse(plan.out) as { plan: { steps: { id: string }[] } }).plan.steps.map(({ id }) => id);
        const clear = await snapshot(use.server());
        // Every step takes minutes: TLSQL_EVERY_KILL=1 asks for them; else each server takes a third, and they differ.
        const every = process.env.TLSQL_EVERY_KILL === '1';
        const turn = use.name === 'mysql9' ? 0 : 1;
        const tried = [...steps.entries()].filter(([index]) => every || index % 3 === turn);
        let cut = 0;
        for (const [index, id] of tried) {
          const where = desk();
          try {
            const killed = await runProgram(overSsh(use, where, ...wanted(where)), `start:${id}`, 'ssh');
            const said = JSON.parse(killed.out) as { verdict: string; error?: { code: string } };
            expect([said.verdict, said.error?.code, killed.status], id).toEqual(['cut-off', 'ssh-lost', 3]);
            cut += 1;
            const way = index % 2 === 0 ? '--rollback' : '--resume';
            const mended = await runProgram(overSsh(use, where, way, '--account-password-file', where.at('password')));
            expect(JSON.parse(mended.out), `${id} ${way} ${mended.err}`).toMatchObject({
              verdict: way === '--resume' ? 'proven' : 'undone',
            });
            if (way === '--resume') await runProgram(overSsh(use, where, '--rollback'));
            expect(await snapshot(use.server()), `${id} ${way}`).toBe(clear);
            expect(readdirSync(use.server().folder).filter((name) => name.startsWith('.tlsql'))).toEqual([]);
          } finally {
            where.remove();
          }
        }
        console.log(`${use.name}: ssh killed at ${cut} of ${steps.length} steps, all finished or taken back`);
        expect(cut).toBe(tried.length);
      });

      it('is one of an inventory, beside one whose machine is out of reach', async () => {
        const where = desk();
        try {
          const clear = await snapshot(use.server());
          const own = { ssh: sshd.destination, sudo: true, socket: use.server().socket, names: ['db1.example.com'] };
          const all = {
            user: 'root',
            ca: 'ca',
            allowRestart: true,
            restartCommand: restartCommand(use.server(), where),
          };
          const run = async (servers: readonly object[], ...more: readonly string[]): Promise<unknown> => {
            writeFileSync(where.at('servers.json'), JSON.stringify({ defaults: all, servers }));
            const words = ['--inventory', where.at('servers.json'), '--ssh-config', sshd.config, '--json', ...more];
            const said = await runProgram(['secure', '--state', where.at('state'), ...words]);
            return (JSON.parse(said.out) as { counts: unknown }).counts;
          };
          const lost = { ssh: 'nowhere.invalid', names: ['db2.example.com'] };
          expect(await run([own, lost], '--yes')).toEqual({ planned: 1, failed: 1 });
          expect(await snapshot(use.server())).toBe(clear);
          expect(await run([own], '--yes')).toEqual({ proven: 1 });
          expect(await run([own], '--rollback')).toEqual({ undone: 1 });
          expect(await snapshot(use.server())).toBe(clear);
        } finally {
          where.remove();
        }
      });
    },
    { names: ['mysql9', 'maria11'] },
  );
});

const serverKey = (use: ServerUnderTest): string => {
  const folder = `${use.server().folder}/tls`;
  return `${folder}/${readdirSync(folder).find((name) => /key/.test(name)) ?? ''}`;
};

/** The lines of a key that nobody may see. */
function keyLines(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.length > 40 && !line.startsWith('-'));
}

/** Every command line that was there in the meantime. */
function watchProcesses(): { end(): string } {
  const lists = new Set<string>();
  const look = (): void => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        lists.add(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
      } catch {
        // It is gone.
      }
    }
  };
  const timer = setInterval(look, 10);
  return {
    end() {
      clearInterval(timer);
      return [...lists].join('\n');
    },
  };
}
