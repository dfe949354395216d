import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createConnection } from 'mysql2/promise';
import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../test/servers/candidates.ts';
import { type RunningServer, startServer } from './instance.ts';
import { freePort } from './port.ts';
import { identify, runOrFail } from './processes.ts';
import { listInstances } from './registry.ts';
import { ServerStartError } from './server-process.ts';

const here = candidatesFor({}).flatMap(({ name, missing }) => (missing === null ? [name] : []));
const maria = here.find((name) => name.startsWith('maria'));

async function query(server: RunningServer, sql: string): Promise<unknown> {
  const connection = await createConnection({ host: server.host, port: server.port, user: 'root' });
  const [rows] = await connection.query({ sql, rowsAsArray: true });
  await connection.end();
  return rows;
}

/** What is left of a server: its process, its folder, its entry in the list. */
function remains(server: RunningServer, pid: number): unknown[] {
  const left: unknown[] = [identify(pid), existsSync(server.folder) ? server.folder : null];
  return [...left, ...listInstances().map(({ folder }) => (folder === server.folder ? folder : null))].filter(
    (part) => part !== null,
  );
}

describe.skipIf(here.length === 0)('instances', () => {
  it('all start at once, each says its own version, and nothing is left of them', async () => {
    const servers = await Promise.all(here.map((name) => startServer(name)));
    const pids = servers.map(({ pid }) => pid);
    try {
      expect(new Set(servers.map(({ port }) => port)).size).toBe(servers.length);
      for (const server of servers) {
        expect(String(await query(server, 'SELECT VERSION()'))).toContain(server.version);
        expect(server.socket.length).toBeLessThan(100);
        expect(listInstances().find(({ folder }) => folder === server.folder)?.state).toBe('running');
        if (server.clientProgram('mysql') === null) continue;
        const said = await runOrFail([...server.clientCommand('mysql'), '-Nse', 'SELECT VERSION()']);
        expect(said).toContain(server.version);
      }
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
    }
    for (const [index, server] of servers.entries()) expect(remains(server, pids[index]!)).toEqual([]);
  });

  it('two of one kind live side by side with data of their own', async () => {
    const [first, second] = await Promise.all([startServer(here[0]!), startServer(here[0]!)]);
    await query(first, 'CREATE DATABASE only_here');
    expect(String(await query(first, 'SHOW DATABASES'))).toContain('only_here');
    expect(String(await query(second, 'SHOW DATABASES'))).not.toContain('only_here');
    await Promise.all([first.stop(), second.stop()]);
  });

  it.each(here)('%s restarts on the same data, port and option file, with arguments for that run', async (name) => {
    const server = await startServer(name);
    const before = server.pid;
    await query(server, 'CREATE DATABASE kept');
    await server.restart(['--max-connections=21']);
    expect(server.pid).not.toBe(before);
    expect(String(await query(server, 'SHOW DATABASES'))).toContain('kept');
    expect(await query(server, 'SELECT @@max_connections')).toEqual([[21]]);
    await server.shutdown();
    expect(identify(server.pid)).toBeNull();
    await expect(query(server, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    await server.restart();
    expect(await query(server, 'SELECT @@max_connections')).not.toEqual([[21]]);
    await server.shutdown();
    const copy = await startServer(name, { dataFrom: server.dataDir });
    expect(String(await query(copy, 'SHOW DATABASES'))).toContain('kept');
    await Promise.all([copy.stop(), server.stop()]);
  });

  it('a server that refuses to start is told with its log, and nothing is left', async () => {
    const before = listInstances().length;
    const failed = startServer(here[0]!, { optionFile: 'no_such_option_at_all = 1' });
    await expect(failed).rejects.toThrow(ServerStartError);
    await expect(failed).rejects.toThrow(/no_such_option_at_all/);
    expect(listInstances().length).toBeLessThanOrEqual(before);
  });

  it('a port that is taken is told when it was asked for', async () => {
    const port = await freePort('127.0.0.1');
    const taker = createServer();
    await new Promise<void>((resolve) => taker.listen(port, '127.0.0.1', resolve));
    await expect(startServer(here[0]!, { port })).rejects.toThrow(/Address already in use/);
    taker.close();
  });
});

describe.skipIf(maria === undefined)('instances of MariaDB', () => {
  it('refuse to start with TLS files that are not there, as the option file says', async () => {
    const tls = { ca: '/nowhere/ca.pem', cert: '/nowhere/cert.pem', key: '/nowhere/key.pem' };
    await expect(startServer(maria!, { tls })).rejects.toThrow(/SSL/);
  });

  it('have an option file that can be edited', async () => {
    const server = await startServer(maria!, { optionFile: '# mine\nmax_connections = 44' });
    expect(readFileSync(server.optionFile, 'utf8')).toMatch(/\n# mine\nmax_connections = 44\n$/);
    expect(server.argv).toContain(`--defaults-file=${server.optionFile}`);
    expect(server.log()).toContain('ready for connections');
    await server.stop();
  });
});

describe.skipIf(maria === undefined || process.getuid?.() !== 0)('instances in a network namespace (root only)', () => {
  it('listen there and not here', async () => {
    const namespace = `tlsql-${process.pid}`;
    await runOrFail(['ip', 'netns', 'add', namespace]);
    try {
      await runOrFail(['ip', '-n', namespace, 'link', 'set', 'lo', 'up']);
      const server = await startServer(maria!, { networkNamespace: namespace });
      await expect(query(server, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
      expect(await runOrFail([...server.clientCommand('mysql'), '-Nse', 'SELECT 5'])).toBe('5\n');
      await server.stop();
    } finally {
      await runOrFail(['ip', 'netns', 'del', namespace]);
    }
  });
});
