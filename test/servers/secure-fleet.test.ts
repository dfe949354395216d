import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { startServer } from '../../scripts/servers/instance.ts';
import { cli } from '../make/cli.ts';
import { describeServers } from './harness.ts';
import { asRoot, desk, restartCommand, snapshot } from './secure-server.ts';

interface Report {
  readonly counts: Readonly<Record<string, number>>;
  readonly servers: readonly {
    readonly verdict: string;
    readonly report?: { readonly plan: { readonly steps: readonly unknown[] } };
  }[];
}

describeServers(
  'many servers in one call',
  (use) => {
    it('are all secured, or none after the first that fails', async () => {
      const servers = [use.server(), await startServer('mysql9'), await startServer('maria10')];
      const desks = servers.map(() => desk());
      const [where = desk()] = desks;
      try {
        const entries = servers.map((server, at) => ({
          socket: server.socket,
          names: [`db${at}.example.com`],
          restartCommand: restartCommand(server, desks[at] ?? where),
        }));
        const defaults = {
          ca: 'ca',
          user: 'root',
          allowRestart: true,
          clientOut: 'app',
          accounts: [{ account: "'app'@'%'", require: 'subject' }],
        };
        const inventory = (...extra: readonly object[]): string => {
          const path = where.at('servers.yaml');
          writeFileSync(path, stringify({ defaults, servers: [...entries, ...extra] }));
          return path;
        };
        const run = async (
          path: string,
          ...words: readonly string[]
        ): Promise<{ report: Report; err: string; status: number }> => {
          const said = await cli([
            'secure',
            '--inventory',
            path,
            '--state',
            where.at('state'),
            '--yes',
            '--json',
            ...words,
          ]);
          return { report: JSON.parse(said.out) as Report, err: said.err, status: said.status };
        };
        for (const server of servers)
          await asRoot(server, (session) => session.query("CREATE USER 'app'@'%' IDENTIFIED BY 'x'"));
        const before = await Promise.all(servers.map(snapshot));

        // One of them can't be reached: nothing is touched anywhere.
        const failed = await run(inventory({ host: '127.0.0.1', port: 1, names: ['x'] }));
        expect([failed.status, failed.report.counts]).toEqual([3, { planned: 3, failed: 1 }]);
        expect(await Promise.all(servers.map(snapshot))).toEqual(before);

        const first = await run(inventory());
        expect(first.report.counts, first.err).toEqual({ proven: 3 });
        expect(first.err.split('\n').filter((line) => /^\[\d\/3\] .*: proven \(/.test(line))).toHaveLength(3);
        const second = await run(inventory());
        expect(second.report.servers.map(({ report }) => report?.plan.steps)).toEqual([[], [], []]);

        const back = await run(inventory(), '--rollback');
        expect([back.status, back.report.counts]).toEqual([0, { undone: 3 }]);
        expect(await Promise.all(servers.map(snapshot))).toEqual(before);

        const going = await run(
          inventory({ host: '127.0.0.1', port: 1, names: ['x'] }),
          '--keep-going',
          '--parallel',
          '2',
        );
        expect([going.status, going.report.counts]).toEqual([3, { proven: 3, failed: 1 }]);
      } finally {
        for (const one of desks) one.remove();
        for (const server of servers.slice(1)) await server.stop();
      }
    });
  },
  { names: ['maria11'] },
);
