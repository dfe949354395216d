import { expect, it } from 'vitest';
import { deskOf } from '../../../test/endpoint/desk.ts';

it('keeps what is granted and forgets what is revoked', async () => {
  const { run } = deskOf();
  await run('CREATE USER u');
  await run('GRANT SELECT, INSERT ON shop.* TO u WITH GRANT OPTION; GRANT USAGE ON *.* TO u');
  await run('REVOKE INSERT ON shop.* FROM u');
  expect(await run('SHOW GRANTS FOR u')).toEqual([
    'Grants for u@%',
    'GRANT USAGE ON *.* TO `u`@`%`',
    'GRANT SELECT ON `shop`.* TO `u`@`%` WITH GRANT OPTION',
  ]);
  await run('REVOKE ALL PRIVILEGES, GRANT OPTION FROM u');
  expect(await run('SHOW GRANTS FOR u')).toEqual(['Grants for u@%', 'GRANT USAGE ON *.* TO `u`@`%`']);
});

it.each([
  ['GRANT ALL ON *.* TO nope', 'ERR 1410 42000 You are not allowed to create a user with GRANT'],
  ['REVOKE ALL ON *.* FROM nope', "ERR 1269 HY000 Can't revoke all privileges for one or more of the requested users"],
  ['REVOKE SELECT ON *.* FROM nope', "ERR 1141 42000 There is no such grant defined for user 'nope' on host '%'"],
  [
    'REVOKE SELECT ON d.* FROM root@localhost',
    "ERR 1141 42000 There is no such grant defined for user 'root' on host 'localhost'",
  ],
])('%s', async (sql, expected) => {
  expect(await deskOf().run(sql)).toEqual([expected]);
});

it.each([
  ["GRANT ALL ON *.* TO u IDENTIFIED BY 'x'", "IDENTIFIED BY 'x'"],
  ['GRANT ALL ON *.* TO u REQUIRE SSL', 'REQUIRE SSL'],
  ['GRANT ON *.* TO u', 'ON *.* TO u'],
  ['GRANT ALL ON *.t TO u', 't TO u'],
])('%s has no place here', async (sql, near) => {
  expect((await deskOf().run(sql))[0]).toContain(`near '${near}'`);
});
