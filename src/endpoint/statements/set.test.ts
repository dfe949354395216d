import { expect, it } from 'vitest';
import { deskOf } from '../../../test/endpoint/desk.ts';
import { execute } from '../execute.ts';

// What drivers send when they connect.
it.each([
  ['SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci', '@@collation_connection', 'utf8mb4_unicode_ci'],
  ["SET NAMES 'latin1'", '@@character_set_results', 'latin1'],
  ['SET character_set_results = NULL', '@@character_set_results', 'NULL'],
  [
    "set autocommit=0, session_track_schema=1, sql_mode = concat(@@sql_mode,',STRICT_TRANS_TABLES')",
    '@@autocommit',
    '0',
  ],
  ['SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED', '@@transaction_isolation', 'READ-COMMITTED'],
  ['SET TRANSACTION READ ONLY', '@@transaction_read_only', '1'],
  ['SET @@session.wait_timeout = 5', '@@wait_timeout', '5'],
  ['SET @@global.max_connections := 5', '@@max_connections', '5'],
  ['SET PERSIST max_connections = 6', '@@max_connections', '6'],
  ['SET SQL_SAFE_UPDATES=1,SQL_SELECT_LIMIT=1000', '@@sql_select_limit', '1000'],
  ["SET @v = 'x'", '@v', 'x'],
  ['SET wait_timeout = 5, wait_timeout = DEFAULT', '@@wait_timeout', '28800'],
])('%s', async (sql, read, expected) => {
  const lines = await deskOf().run(`${sql}; SELECT ${read}`);
  expect(lines).toEqual(['ok', read, expected]);
});

it('tells the client which tracked variables changed', async () => {
  const { state, session } = deskOf();
  for await (const executed of execute(state, session, 'SET autocommit = 0, net_read_timeout = 5', false))
    expect(executed).toMatchObject({ answer: { changes: [{ type: 'variable', name: 'autocommit', value: 'OFF' }] } });
});

it('knows character sets', async () => {
  expect(await deskOf().run('SET NAMES nope')).toEqual(["ERR 1115 42000 Unknown character set: 'nope'"]);
});
