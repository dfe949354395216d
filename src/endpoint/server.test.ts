import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect as connectTcp, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mariadb, { type ConnectionConfig } from 'mariadb';
import mysql, { type ConnectionOptions, type RowDataPacket } from 'mysql2/promise';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { makeCertificates } from '../../test/endpoint/certificates.ts';
import type { RequireClause } from './require.ts';
import { type Endpoint, type EndpointOptions, startEndpoint } from './server.ts';

const certificates = makeCertificates();
const open: Endpoint[] = [];
const readFile = async (path: string): Promise<string> => certificates.file(path);
const tlsFiles = { ssl_ca: 'ca.pem', ssl_cert: 'server-cert.pem', ssl_key: 'server-key.pem' };

afterAll(() => certificates.remove());
afterEach(async () => {
  for (const endpoint of open.splice(0)) await endpoint.close();
});

const specified = (parts: { subject?: string; issuer?: string; cipher?: string }): RequireClause => ({
  kind: 'specified',
  ...parts,
});

const accounts: NonNullable<EndpointOptions['accounts']> = [
  { user: 'root', host: 'localhost', admin: true },
  ...['mysql_native_password', 'caching_sha2_password', 'sha256_password', 'ed25519', 'parsec'].map((plugin) => ({
    user: plugin,
    plugin,
    password: 'secret',
  })),
  { user: 'ssl', password: 'secret', plugin: 'mysql_native_password', require: { kind: 'ssl' } },
  { user: 'x509', password: 'secret', plugin: 'mysql_native_password', require: { kind: 'x509' } },
  ...Object.entries({
    subject: specified({ subject: '/C=PT/O=Example Ltd/CN=ann' }),
    issuer: specified({ issuer: '/C=PT/O=Example/CN=Test CA' }),
    wrongcase: specified({ subject: '/c=PT/O=Example Ltd/CN=ann' }),
    cipher: specified({ cipher: 'TLS_AES_128_GCM_SHA256' }),
    empty: specified({}),
  }).map(([user, require]) => ({ user, password: 'secret', plugin: 'mysql_native_password', require })),
];

async function start(options: EndpointOptions = {}): Promise<Endpoint> {
  const endpoint = await startEndpoint({ readFile, accounts, variables: tlsFiles, ...options });
  open.push(endpoint);
  return endpoint;
}

const tlsOf = (name?: string) => ({
  ca: certificates.file('ca.pem'),
  ...(name === undefined
    ? {}
    : { cert: certificates.file(`${name}-cert.pem`), key: certificates.file(`${name}-key.pem`) }),
});

/** `in`, or the error that mysql2 and mariadb agree on. */
async function check(
  endpoint: Endpoint,
  user: string,
  client: string | undefined,
  expected: string,
  password = 'secret',
): Promise<void> {
  const ssl = client === 'plain' ? undefined : tlsOf(client);
  const login = { host: endpoint.host, port: endpoint.port, user, password };
  expect(await withMysql2({ ...login, ...(ssl && { ssl }) }), `mysql2 ${user}`).toBe(expected);
  expect(await withMariadb({ ...login, ...(ssl && { ssl }) }), `mariadb ${user}`).toBe(expected);
}

async function withMysql2(options: ConnectionOptions): Promise<string> {
  try {
    const connection = await mysql.createConnection(options);
    const [rows] = await connection.query<RowDataPacket[]>('SELECT 1 AS one, CURRENT_USER() AS who');
    await connection.end();
    expect(rows[0]).toEqual({ one: 1, who: `${options.user}@${options.user === 'root' ? 'localhost' : '%'}` });
    return 'in';
  } catch (error) {
    return String((error as { errno?: number }).errno ?? (error as Error).message);
  }
}

async function withMariadb(options: ConnectionConfig): Promise<string> {
  try {
    const connection = await mariadb.createConnection({
      ...options,
      allowPublicKeyRetrieval: true,
      connectTimeout: 5000,
    });
    const rows = await connection.query('SELECT 1 AS one');
    await connection.end();
    expect(Number(rows[0].one)).toBe(1);
    return 'in';
  } catch (error) {
    if ((error as Error).name === 'AssertionError') throw error;
    return String((error as { errno?: number }).errno);
  }
}

describe('logging in', () => {
  it('over TLS and in the clear, with the right password only', async () => {
    const endpoint = await start();
    for (const plugin of ['mysql_native_password', 'caching_sha2_password']) {
      await check(endpoint, plugin, undefined, 'in');
      await check(endpoint, plugin, 'plain', 'in');
      await check(endpoint, plugin, undefined, '1045', 'wrong');
      await check(endpoint, plugin, 'plain', '1045', 'wrong');
      await check(endpoint, plugin, undefined, '1045', '');
    }
    await check(endpoint, 'nobody', undefined, '1045');
    await check(endpoint, 'root', undefined, 'in', '');
  });

  it('by the plugins that only some clients know', async () => {
    const endpoint = await start();
    const login = { host: endpoint.host, port: endpoint.port, password: 'secret', ssl: tlsOf() };
    for (const user of ['ed25519', 'parsec']) {
      expect(await withMariadb({ ...login, user }), user).toBe('in');
      expect(await withMariadb({ ...login, user, password: 'wrong' }), user).toBe('1045');
    }
    expect(await withMysql2({ ...login, user: 'sha256_password' })).toBe('in');
  });

  it('asks for what each REQUIRE clause says', async () => {
    const endpoint = await start();
    const table: [user: string, client: string | undefined, expected: string][] = [
      ['ssl', 'plain', '1045'],
      ['ssl', undefined, 'in'],
      ['x509', 'plain', '1045'],
      ['x509', undefined, '1045'],
      ['x509', 'client', 'in'],
      ['x509', 'other', 'in'],
      ['subject', 'plain', '1045'],
      ['subject', undefined, '1045'],
      ['subject', 'client', 'in'],
      ['subject', 'other', '1045'],
      ['wrongcase', 'client', '1045'],
      ['issuer', 'other', 'in'],
      ['cipher', undefined, '1045'],
      ['cipher', 'client', 'in'],
      ['empty', undefined, '1045'],
      ['empty', 'client', 'in'],
    ];
    for (const [user, client, expected] of table) await check(endpoint, user, client, expected);
  });

  it('ends connections that show a bad certificate, whatever the account asks for', async () => {
    const endpoint = await start({ variables: { ...tlsFiles, ssl_crl: 'crl.pem' } });
    const alerts = { foreign: 48, expired: 45, revoked: 44 };
    for (const [name, alert] of Object.entries(alerts)) {
      const options = { host: endpoint.host, port: endpoint.port, user: 'ssl', password: 'secret', ssl: tlsOf(name) };
      expect(await withMysql2(options), name).toContain(`SSL alert number ${alert}`);
    }
    await check(endpoint, 'subject', 'client', 'in');
  });

  it('refuses the clear where all transport must be secure, sockets apart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tlsql-endpoint-'));
    const socket = join(folder, 's.sock');
    const endpoint = await start({ variables: { ...tlsFiles, require_secure_transport: 'ON' }, socket });
    await check(endpoint, 'mysql_native_password', 'plain', '3159');
    await check(endpoint, 'mysql_native_password', 'plain', '1045', 'wrong');
    await check(endpoint, 'mysql_native_password', undefined, 'in');
    expect(await withMysql2({ socketPath: socket, user: 'mysql_native_password', password: 'secret' })).toBe('in');
    rmSync(folder, { recursive: true });
  });

  it('offers no TLS without a certificate', async () => {
    const endpoint = await start({ variables: {} });
    const login = { host: endpoint.host, port: endpoint.port, user: 'mysql_native_password', password: 'secret' };
    expect(await withMysql2(login)).toBe('in');
    expect(await withMysql2({ ...login, ssl: tlsOf() })).toBe('Server does not support secure connection');
  });
});

describe('a session', () => {
  it('sees its TLS, changes its user, its database and its state', async () => {
    const endpoint = await start({ databases: ['shop'] });
    const login = { host: endpoint.host, port: endpoint.port, ssl: tlsOf(), multipleStatements: true };
    const connection = await mysql.createConnection({ ...login, user: 'root', database: 'shop' });
    const [status] = await connection.query<RowDataPacket[]>("SHOW SESSION STATUS LIKE 'Ssl_version'");
    expect(status[0]).toEqual({ Variable_name: 'Ssl_version', Value: 'TLSv1.3' });
    const [several] = await connection.query<RowDataPacket[][]>(
      'SET @a = 5; SELECT @a + 1 AS b; SELECT DATABASE() AS d',
    );
    expect(several.slice(1)).toEqual([[{ b: 6 }], [{ d: 'shop' }]]);
    await connection.changeUser({ user: 'caching_sha2_password', password: 'secret' });
    const [who] = await connection.query<RowDataPacket[]>('SELECT USER() AS u, @a AS a');
    expect(who[0]).toEqual({ u: 'caching_sha2_password@localhost', a: null });
    await connection.ping();
    await expect(connection.changeUser({ user: 'ssl', password: 'wrong' })).rejects.toMatchObject({ errno: 1045 });
    expect(await withMysql2({ ...login, user: 'root', database: 'nope' })).toBe('1049');
  });

  it('is ended by KILL, and the server by SHUTDOWN', async () => {
    const endpoint = await start();
    const login = { host: endpoint.host, port: endpoint.port, user: 'root', password: '' };
    const [admin, victim] = [await mysql.createConnection(login), await mysql.createConnection(login)];
    victim.on('error', () => {});
    await admin.query(`KILL ${victim.threadId}`);
    await expect(victim.query('SELECT 1')).rejects.toThrow();
    await admin.query('SHUTDOWN');
    await endpoint.closed;
    expect(endpoint.connections()).toBe(0);
    expect(await withMysql2(login)).toMatch(/-111|ECONNREFUSED/);
  });

  it('gets a new certificate after a reload, and keeps the old one when the reload fails', async () => {
    const endpoint = await start();
    const login = { host: endpoint.host, port: endpoint.port, user: 'root', password: '' };
    const admin = await mysql.createConnection(login);
    const subject = async (): Promise<string> => {
      const connection = await mysql.createConnection({ ...login, ssl: { ...tlsOf(), rejectUnauthorized: true } });
      const stream = connection as unknown as {
        connection: { stream: { getPeerCertificate(): { subject: { CN: string } } } };
      };
      const name = stream.connection.stream.getPeerCertificate().subject.CN;
      await connection.end();
      return name;
    };
    expect(await subject()).toBe('db.example');
    await admin.query("SET GLOBAL ssl_cert = 'server2-cert.pem'");
    await expect(admin.query('ALTER INSTANCE RELOAD TLS')).rejects.toMatchObject({ errno: 3888 });
    expect(await subject()).toBe('db.example');
    await admin.query("SET GLOBAL ssl_key = 'server2-key.pem'");
    await admin.query('ALTER INSTANCE RELOAD TLS');
    expect(await subject()).toBe('db2.example');
    await admin.end();
  });
});

/** What a server says to a client that only listens. */
async function hears(endpoint: Endpoint, send?: Uint8Array): Promise<Buffer> {
  const socket: Socket = connectTcp(endpoint.port, endpoint.host);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    if (send !== undefined && chunks.length === 1) socket.write(send);
  });
  socket.on('error', () => {});
  await once(socket, 'close');
  return Buffer.concat(chunks);
}

describe('limits', () => {
  it('hosts without an account, and too many connections, are turned away before the greeting', async () => {
    const far = await start({ accounts: [{ user: 'root', host: '10.0.0.1' }] });
    expect((await hears(far)).readUInt16LE(5)).toBe(1130);
    const full = await start({ variables: { max_connections: '1' } });
    const first = await mysql.createConnection({ host: full.host, port: full.port, user: 'root' });
    expect((await hears(full)).readUInt16LE(5)).toBe(1040);
    await first.end();
  });

  it('a login that takes too long, or is none, ends with the error that servers send', async () => {
    const endpoint = await start({ variables: { ...tlsFiles, connect_timeout: '1' } });
    expect((await hears(endpoint)).toString('latin1')).toContain('#08S01Got timeout reading communication packets');
    expect((await hears(endpoint, Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toString('latin1')).toContain(
      '#08S01Got packet',
    );
    expect((await hears(endpoint, Buffer.from([1, 0, 0, 1, 1]))).toString('latin1')).toContain('#08S01Bad handshake');
  });

  it('closing ends connections in every stage', async () => {
    const endpoint = await start();
    const idle = connectTcp(endpoint.port, endpoint.host);
    idle.on('error', () => {});
    await once(idle, 'data');
    const session = await mysql.createConnection({ host: endpoint.host, port: endpoint.port, user: 'root' });
    session.on('error', () => {});
    expect(endpoint.connections()).toBe(2);
    await endpoint.close();
    expect(endpoint.connections()).toBe(0);
    await endpoint.close();
  });
});
