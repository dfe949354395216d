import { expect, it } from 'vitest';
import { deskOf } from '../../test/endpoint/desk.ts';
import { openTable, tableNames } from './tables.ts';

it('opens every table that it lists', () => {
  const { state, session } = deskOf();
  for (const schema of ['mysql', 'performance_schema', 'information_schema', 'sys'])
    for (const name of tableNames(schema)) {
      const table = openTable(state, session, schema, name);
      for (const row of table.rows) expect(row, name).toHaveLength(table.columns.length);
    }
});

it('tells accounts as MySQL does', async () => {
  const { run } = deskOf();
  await run("CREATE USER u@'%' REQUIRE SUBJECT '/CN=a' ISSUER '/CN=b' CIPHER 'C'");
  expect(
    await run("SELECT user, host, ssl_type, ssl_cipher, x509_issuer, x509_subject FROM mysql.user WHERE user = 'u'"),
  ).toEqual(['user|host|ssl_type|ssl_cipher|x509_issuer|x509_subject', 'u|%|SPECIFIED|C|/CN=b|/CN=a']);
  // User names are told apart by case.
  expect(await run("SELECT user FROM mysql.user WHERE user = 'U'")).toEqual(['user']);
});

it.each([
  ['SELECT * FROM user', 'ERR 1046 3D000 No database selected'],
  ['SELECT * FROM mysql.nope', "ERR 1146 42S02 Table 'mysql.nope' doesn't exist"],
  ['SELECT nope FROM mysql.user', "ERR 1054 42S22 Unknown column 'nope' in 'field list'"],
])('%s', async (sql, expected) => {
  expect(await deskOf().run(sql)).toEqual([expected]);
});
