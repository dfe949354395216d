import { createConnection } from 'mysql2/promise';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { catalogue, serverNames } from '../../scripts/servers/catalogue.ts';
import { runOrFail } from '../../scripts/servers/processes.ts';
import { candidatesFor } from './candidates.ts';
import { describeServers, eachServer } from './harness.ts';

async function versionOverTcp(port: number): Promise<string> {
  const connection = await createConnection({ host: '127.0.0.1', port, user: 'root' });
  const [rows] = await connection.query('SELECT VERSION() AS version');
  await connection.end();
  return (rows as { version: string }[])[0]?.version ?? '';
}

describeServers('a server of the harness', ({ server, flavor, traits }) => {
  it('lets root in by TCP and says its version', async () => {
    expect(await versionOverTcp(server().port)).toContain(server().version);
  });

  it('lets root in by socket with its own client, where it has one', async () => {
    if (server().clientProgram('mysql') === null) return expect(server().name).toBe('mysql56');
    const said = await runOrFail([...server().clientCommand('mysql'), '-Nse', 'SELECT VERSION(), CURRENT_USER()']);
    expect(said.trim()).toContain('root@localhost');
    expect(said).toContain(server().version);
  });

  it('is what its traits say', async () => {
    const connection = await createConnection({ host: '127.0.0.1', port: server().port, user: 'root' });
    const [variables] = await connection.query("SHOW VARIABLES LIKE 'have_ssl'");
    expect((variables as unknown[]).length > 0).toBe(traits.haveSsl);
    const [[row]] = (await connection.query('SELECT VERSION() AS version')) as unknown as [[{ version: string }]];
    expect(/mariadb/i.test(row.version) ? 'mariadb' : 'mysql').toBe(flavor);
    const [accounts] = await connection.query("SELECT User, Host FROM mysql.user WHERE User IN ('', 'root')");
    expect(accounts).toEqual([{ User: 'root', Host: 'localhost' }]);
    await connection.end();
  });
});

eachServer(
  'start options reach the server',
  async (server) => {
    const connection = await createConnection({ host: '127.0.0.1', port: server.port, user: 'root' });
    const [rows] = await connection.query("SHOW VARIABLES WHERE Variable_name IN ('max_connections', 'wait_timeout')");
    expect(rows).toEqual([
      { Variable_name: 'max_connections', Value: '33' },
      { Variable_name: 'wait_timeout', Value: '77' },
    ]);
    await connection.end();
  },
  { names: ['maria10', 'mysql56'], start: { options: ['--max-connections=33'], optionFile: 'wait_timeout = 77' } },
);

describe('which servers a choice means', () => {
  afterEach(() => vi.unstubAllEnvs());
  const names = (choice: Parameters<typeof candidatesFor>[0]): string[] =>
    candidatesFor(choice).map(({ name }) => name);

  it('leaves out those without the trait, unmentioned', () => {
    const all = candidatesFor({});
    if (all.some(({ missing }) => missing !== null)) return;
    expect(names({ where: ({ reload }) => reload === 'FLUSH SSL' })).toEqual(['maria10', 'maria11']);
    expect(names({ where: (_, flavor) => flavor === 'mysql' })).toEqual(['mysql9', 'mysql56']);
    expect(all.map(({ traits }) => traits)).toEqual(serverNames.map((name) => catalogue[name].traits));
  });

  it('says why a server is missing', () => {
    vi.stubEnv('TLSQL_TEST_SERVERS', 'none');
    expect(candidatesFor({ names: ['mysql9'] }).map(({ missing }) => missing)).toEqual([
      'left out by TLSQL_TEST_SERVERS',
    ]);
  });
});
