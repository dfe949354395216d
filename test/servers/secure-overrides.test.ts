import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeServers } from './harness.ts';
import { asRoot, desk, secureHere, snapshot } from './secure-server.ts';

interface Report {
  readonly verdict: string;
  readonly plan: {
    readonly steps: readonly { readonly details: readonly string[] }[];
    readonly refusals: readonly { readonly id: string; readonly what: string }[];
  };
}

const words = ['--require', 'ssl', '--yes', '--json'];

describeServers('what counts more than the option file', (use) => {
  it('is told in the plan: a file that is read later, the command line', async () => {
    const where = desk();
    const server = use.server();
    const later = join(server.folder, 'later.d');
    const config = ['--config', server.optionFile];
    const check = async (id: string, what: RegExp, ...more: readonly string[]): Promise<void> => {
      const before = await snapshot(server);
      const report = JSON.parse((await secureHere(server, where, ...words, ...more)).out) as Report;
      expect(report.plan.refusals.find((one) => one.id === id)?.what, JSON.stringify(report.plan)).toMatch(what);
      expect(report.verdict).toBe('refused');
      expect(await snapshot(server)).toBe(before);
    };
    try {
      mkdirSync(later);
      writeFileSync(join(later, '99-theirs.cnf'), '[mysqld]\nssl_ca = /their/ca.pem\n');
      writeFileSync(server.optionFile, `\n!includedir ${later}\n`, { flag: 'a' });
      await check('option-overridden', /ssl-ca is set again in .*99-theirs\.cnf/, ...config);
      rmSync(join(later, '99-theirs.cnf'));

      await server.restart(['--ssl-ca=/nowhere/ca.pem']);
      // A MariaDB with a CA file that isn't there does not start, so that it is never asked.
      await check('option-on-command-line', /ssl-ca stands on the server's command line/, ...config);
    } catch (error) {
      if (use.flavor !== 'mariadb' || !/did not start|before it was ready|ServerStart/i.test(String(error)))
        throw error;
    } finally {
      where.remove();
    }
  });
});

describeServers(
  'what is persisted',
  (use) => {
    it('is persisted anew, and comes back when the run is taken back', async () => {
      const where = desk();
      try {
        copyFileSync(join(use.server().dataDir, 'ca.pem'), join(use.server().dataDir, 'their-ca.pem'));
        await asRoot(use.server(), async (session) => {
          await session.query("SET PERSIST ssl_ca = 'their-ca.pem'");
          await session.query("SET PERSIST tls_version = 'TLSv1.3'");
        });
        // The lock beside the socket holds the number of the process.
        const seen = async (): Promise<string> => (await snapshot(use.server())).replace(/(sock\.lock\n)\w+/, '$1');
        const before = await seen();
        const report = JSON.parse((await secureHere(use.server(), where, ...words)).out) as Report;
        expect(report.verdict, JSON.stringify(report)).toBe('proven');
        expect(report.plan.steps.flatMap(({ details }) => details).join('\n')).toMatch(/SET PERSIST ssl_ca = /);
        await use.server().restart();
        const again = JSON.parse((await secureHere(use.server(), where, ...words)).out) as Report;
        expect([again.verdict, again.plan.steps]).toEqual(['proven', []]);
        const back = JSON.parse((await secureHere(use.server(), where, '--rollback', '--json')).out) as Report;
        expect(back.verdict, JSON.stringify(back)).toBe('undone');
        expect(await seen()).toBe(before);
      } finally {
        where.remove();
      }
    });
  },
  { names: ['mysql9'] },
);
