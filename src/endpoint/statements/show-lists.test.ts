import { expect, it } from 'vitest';
import { deskOf } from '../../../test/endpoint/desk.ts';

it.each<[string, ...string[]]>([
  ["SHOW DATABASES LIKE 's%'", 'Database', 'shop', 'sys'],
  ['SHOW TABLES FROM mysql', 'Tables_in_mysql', 'proxies_priv', 'role_edges', 'user'],
  ['SHOW TABLES FROM nope', "ERR 1049 42000 Unknown database 'nope'"],
  ['SHOW TABLES', 'ERR 1046 3D000 No database selected'],
  ['SHOW ERRORS', 'Level|Code|Message'],
  [
    "SHOW COLLATION LIKE 'latin1%'",
    'Collation|Charset|Id|Default|Compiled|Sortlen|Pad_attribute',
    'latin1_swedish_ci|latin1|8|Yes|Yes|1|PAD SPACE',
  ],
  [
    "SHOW CHARACTER SET WHERE Charset = 'utf8mb4'",
    'Charset|Description|Default collation|Maxlen',
    'utf8mb4|UTF-8 Unicode|utf8mb4_0900_ai_ci|4',
  ],
  ['SHOW FULL PROCESSLIST', 'Id|User|Host|db|Command|Time|State|Info', '7|root|localhost|NULL|Query|0||NULL'],
  [
    "SHOW PLUGINS WHERE Name = 'caching_sha2_password'",
    'Name|Status|Type|Library|License',
    'caching_sha2_password|ACTIVE|AUTHENTICATION|NULL|Apache-2.0',
  ],
])('%s', async (sql, ...expected) => {
  expect(await deskOf({ databases: ['shop'] }).run(sql)).toEqual(expected);
});
