import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../scripts/servers/instance.ts';
import { namedRows } from '../../src/session/named-rows.ts';
import { describeServers, type ServerUnderTest } from './harness.ts';
import { asRoot, type Desk, desk, secureHere } from './secure-server.ts';

const words = ['--require', 'ssl', '--yes', '--json'];

interface Report {
  readonly verdict: string;
  readonly plan: {
    readonly steps: readonly { readonly id: string }[];
    readonly refusals: readonly { readonly what: string }[];
  };
  readonly undone?: { readonly complete: boolean };
}

const mysql = (use: ServerUnderTest): boolean => use.name === 'mysql9';
const nameOf = (use: ServerUnderTest): string => (mysql(use) ? '' : 'west');

/** The server reads from the source in the clear. */
async function follow(use: ServerUnderTest, source: RunningServer): Promise<void> {
  await asRoot(source, async (session) => {
    await session.query("CREATE USER repl@'%' IDENTIFIED BY 'Pw-Secret-1'");
    await session.query("GRANT REPLICATION SLAVE ON *.* TO repl@'%'");
  });
  const options = (prefix: string): string =>
    `${prefix}HOST='127.0.0.1', ${prefix}PORT=${source.port}, ${prefix}USER='repl', ${prefix}PASSWORD='Pw-Secret-1', ${prefix}CONNECT_RETRY=1, ${prefix}SSL=0`;
  await asRoot(use.server(), async (session) => {
    if (mysql(use)) {
      await session.query(`CHANGE REPLICATION SOURCE TO ${options('SOURCE_')}, GET_SOURCE_PUBLIC_KEY=1`);
      await session.query('START REPLICA');
    } else {
      await session.query(
        `CHANGE MASTER 'west' TO ${options('MASTER_')}${use.name === 'maria11' ? ', MASTER_SSL_VERIFY_SERVER_CERT=0' : ''}`,
      );
      await session.query("START SLAVE 'west'");
    }
  });
  await reads(use, (status) => /IO_Running: Yes/.test(status));
}

async function statusOf(use: ServerUnderTest): Promise<string> {
  const sql = mysql(use) ? 'SHOW REPLICA STATUS' : 'SHOW ALL SLAVES STATUS';
  const rows = await asRoot(use.server(), (session) => namedRows(session, sql));
  return Object.entries(rows[0] ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

async function reads(use: ServerUnderTest, done: (status: string) => boolean): Promise<string> {
  for (let turn = 0; ; turn++) {
    const status = await statusOf(use);
    if (done(status)) return status;
    expect(turn, status).toBeLessThan(200);
    await sleep(100);
  }
}

async function run(server: RunningServer, where: Desk, ...more: readonly string[]): Promise<Report> {
  const said = await secureHere(server, where, ...words, '--names', 'db1.example.com,127.0.0.1', ...more);
  return JSON.parse(said.out) as Report;
}

describeServers(
  'a replica that reads in the clear',
  (use) => {
    it('reads over verified TLS, and can be taken back', async () => {
      const source = await startServer(use.name, { optionFile: 'server_id=1', options: ['--log-bin=binlog'] });
      const [where, theirs] = [desk(), desk()];
      try {
        await follow(use, source);
        const before = await statusOf(use);

        // The source has no certificate that this CA issued: refused before anything is touched.
        await run(use.server(), where);
        const refused = await run(use.server(), where, '--replicas');
        expect(refused.plan.refusals.map(({ what }) => what).join()).toMatch(
          /its source 127\.0\.0\.1:\d+ (is not verified|offers no TLS)/,
        );

        const secured = await run(source, theirs, '--ca', where.at('ca'));
        expect(secured.verdict).toBe('proven');
        const report = await run(use.server(), where, '--replicas');
        expect([report.verdict, report.plan.steps.map(({ id }) => id)]).toEqual([
          'proven',
          ['prove-admin', `replica-${nameOf(use) || 'default'}`],
        ]);
        const status = await reads(use, (text) => /IO_Running: Yes/.test(text));
        expect(status).toMatch(/SSL_Allowed: Yes/);
        expect(status).toMatch(/SSL_Verify_Server_Cert: Yes/);

        // The judge: the account lets nobody in without TLS, and what is written arrives.
        await asRoot(source, async (session) => {
          await session.query("ALTER USER repl@'%' REQUIRE SSL");
          await session.query('CREATE DATABASE arrived');
        });
        const io = mysql(use)
          ? ['STOP REPLICA IO_THREAD', 'START REPLICA IO_THREAD']
          : ["STOP SLAVE 'west' IO_THREAD", "START SLAVE 'west' IO_THREAD"];
        await asRoot(use.server(), async (session) => {
          for (const statement of io) await session.query(statement);
        });
        await reads(use, (text) => /IO_Running: Yes/.test(text) && /SQL_Running: Yes/.test(text));
        for (let turn = 0; ; turn++) {
          const rows = await asRoot(use.server(), (session) => session.query("SHOW DATABASES LIKE 'arrived'"));
          if (rows.length === 1) break;
          expect(turn, await statusOf(use)).toBeLessThan(100);
          await sleep(100);
        }

        const again = await run(use.server(), where, '--replicas');
        expect([again.verdict, again.plan.steps]).toEqual(['proven', []]);
        await asRoot(source, (session) => session.query("ALTER USER repl@'%' REQUIRE NONE"));
        const back = JSON.parse((await secureHere(use.server(), where, '--rollback', '--json')).out) as Report;
        expect([back.verdict, back.undone?.complete], JSON.stringify(back)).toEqual(['undone', true]);
        const tls = (text: string): string[] => text.split('\n').filter((line) => /SSL/.test(line));
        expect(tls(await statusOf(use))).toEqual(tls(before));
      } finally {
        await source.stop();
        where.remove();
        theirs.remove();
      }
    });
  },
  { names: ['mysql9', 'maria11', 'maria10'], start: { optionFile: 'server_id=2' } },
);
