import { expect, it } from 'vitest';
import { deskOf } from '../../../test/endpoint/desk.ts';

const accounts = [
  { user: 'root', host: 'localhost', admin: true as const },
  { user: 'b' },
  { user: 'a', host: '10.%' },
];

// What drivers and the servers' own clients send when they connect, and what people look at first.
it.each<[string, ...string[]]>([
  ['select @@version_comment limit 1', '@@version_comment', 'tlsql built-in server'],
  ['SELECT VERSION()', 'VERSION()', '8.4.0-tlsql'],
  [
    'select USER(), CURRENT_USER, CURRENT_USER()',
    'USER()|CURRENT_USER|CURRENT_USER()',
    'root@localhost|root@localhost|root@localhost',
  ],
  ['SELECT DATABASE(), USER() LIMIT 1', 'DATABASE()|USER()', 'NULL|root@localhost'],
  ['/* ping */ SELECT 1', '1', '1'],
  ["SELECT 'a', 'b' AS c, 1 + 1 two", 'a|c|two', 'a|b|2'],
  ['SELECT 1 FROM DUAL', '1', '1'],
  [
    '/* mysql-connector-j-8.3.0 (Revision: x) */SELECT  @@session.auto_increment_increment AS auto_increment_increment, @@character_set_client AS character_set_client',
    'auto_increment_increment|character_set_client',
    '1|utf8mb4',
  ],
  [
    'SELECT @@max_allowed_packet,@@system_time_zone,@@time_zone',
    '@@max_allowed_packet|@@system_time_zone|@@time_zone',
    '16777216|UTC|SYSTEM',
  ],
  ['SELECT user, host FROM mysql.user ORDER BY user, host', 'user|host', 'a|10.%', 'b|%', 'root|localhost'],
  ['SELECT user FROM mysql.user u ORDER BY 1 DESC LIMIT 1, 1', 'user', 'b'],
  ["SELECT COUNT(*) FROM mysql.user WHERE host = '%'", 'COUNT(*)', '1'],
  [
    "SELECT VARIABLE_VALUE FROM performance_schema.session_status WHERE VARIABLE_NAME = 'ssl_cipher'",
    'VARIABLE_VALUE',
    '',
  ],
  [
    "SELECT * FROM performance_schema.tls_channel_status WHERE property = 'Enabled'",
    'CHANNEL|PROPERTY|VALUE',
    'mysql_main|Enabled|No',
  ],
])('%s', async (sql, ...expected) => {
  expect(await deskOf({ accounts }).run(sql)).toEqual(expected);
});

it.each([
  ['SELECT *', 'ERR 1096 HY000 No tables used'],
  ['SELECT nope', "ERR 1054 42S22 Unknown column 'nope' in 'field list'"],
  ['SELECT nope()', 'ERR 1305 42000 FUNCTION nope does not exist'],
])('%s', async (sql, expected) => {
  expect(await deskOf().run(sql)).toEqual([expected]);
});
