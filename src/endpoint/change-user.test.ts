import mariadb from 'mariadb';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Endpoint, startEndpoint } from './server.ts';

const accounts = [
  { user: 'root', admin: true, password: 'secret', plugin: 'mysql_native_password' },
  { user: 'native', plugin: 'mysql_native_password', password: 'secret' },
  { user: 'other', plugin: 'caching_sha2_password', password: 'secret' },
  { user: 'ssl', plugin: 'mysql_native_password', password: 'secret', require: { kind: 'ssl' } },
] as const;
let endpoint: Endpoint;
let asMariadb: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint({ databases: ['shop'], accounts });
  const ed25519 = accounts.map((account) => (account.user === 'other' ? { ...account, plugin: 'ed25519' } : account));
  asMariadb = await startEndpoint({ databases: ['shop'], accounts: ed25519, version: '11.4.2-MariaDB' });
});
afterAll(async () => {
  await endpoint.close();
  await asMariadb.close();
});

const sql = 'SELECT USER() AS u, DATABASE() AS d, @@wait_timeout AS w';
const logins = ['native', 'other', 'root', 'other'].map((user) => ({
  login: { user, password: 'secret', database: 'shop' },
  expected: { u: `${user}@localhost`, d: 'shop', w: 28800 },
}));

it('moves between accounts of different plugins: mysql2', async () => {
  const connection = await mysql.createConnection({
    host: endpoint.host,
    port: endpoint.port,
    user: 'root',
    password: 'secret',
  });
  await connection.query('SET wait_timeout = 77');
  for (const { login, expected } of logins) {
    await connection.changeUser(login);
    expect((await connection.query<RowDataPacket[]>(sql))[0][0]).toEqual(expected);
  }
  await connection.end();
});

it('moves between accounts of different plugins: mariadb', async () => {
  const { host, port } = asMariadb;
  // This driver names a database in COM_CHANGE_USER only where it named one at first.
  const connection = await mariadb.createConnection({ host, port, user: 'root', password: 'secret', database: 'shop' });
  for (const { login, expected } of logins) {
    await connection.changeUser(login);
    const [row] = await connection.query(sql);
    expect({ ...row, w: Number(row.w) }).toEqual(expected);
  }
  await connection.end();
});

it.each([
  [{ user: 'native', password: 'wrong' }, 1045],
  [{ user: 'nobody', password: 'secret' }, 1045],
  [{ user: 'ssl', password: 'secret' }, 1045],
  [{ user: 'native', password: 'secret', database: 'nope' }, 1049],
])('refuses %j and ends the connection', async (login, number) => {
  const connection = await mysql.createConnection({
    host: endpoint.host,
    port: endpoint.port,
    user: 'root',
    password: 'secret',
  });
  connection.on('error', () => {});
  await expect(connection.changeUser(login)).rejects.toMatchObject({ errno: number });
  await expect(connection.query('SELECT 1')).rejects.toThrow();
});
