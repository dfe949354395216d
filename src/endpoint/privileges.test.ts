import { expect, it } from 'vitest';
import { deskOf } from '../../test/endpoint/desk.ts';

const accounts = [{ user: 'root', admin: true }, { user: 'app' }] as const;

it('lets an account without privileges do nothing to others', async () => {
  const admin = deskOf({ accounts });
  const desk = deskOf({ accounts }, { user: 'app', account: admin.state.accounts[1]! });
  for (const sql of ['CREATE USER x', 'DROP USER x', 'ALTER USER app REQUIRE SSL', 'SET GLOBAL max_connections = 5'])
    expect((await desk.run(sql))[0], sql).toMatch(/^ERR 1227 42000 Access denied; you need/);
  for (const sql of ['SHUTDOWN', 'FLUSH PRIVILEGES', 'ALTER INSTANCE RELOAD TLS', 'GRANT ALL ON *.* TO app'])
    expect((await desk.run(sql))[0], sql).toMatch(/^ERR 1227/);
  expect(await desk.run('SELECT user FROM mysql.user')).toEqual([
    "ERR 1142 42000 SELECT command denied to user 'app'@'localhost' for table 'user'",
  ]);
  expect(await desk.run("SET PASSWORD = 'new'")).toEqual(['ok']);
  expect(desk.calls).toEqual([]);
});

it('counts what was granted', async () => {
  const { state, run } = deskOf({ accounts });
  expect(await run('GRANT SELECT ON mysql.* TO app')).toEqual(['ok']);
  const app = deskOf({ accounts }, { user: 'app', account: state.accounts.find(({ user }) => user === 'app')! });
  expect(await app.run('SELECT COUNT(*) FROM mysql.user')).toEqual(['COUNT(*)', '2']);
});
