import { expect, it } from 'vitest';
import { deskOf } from '../../../test/endpoint/desk.ts';

const rest =
  'PASSWORD EXPIRE DEFAULT ACCOUNT UNLOCK PASSWORD HISTORY DEFAULT PASSWORD REUSE INTERVAL DEFAULT PASSWORD REQUIRE CURRENT DEFAULT';

// Forms as MySQL 9.7 and MariaDB 11.8 print them.
it.each([
  [
    "u@'%' REQUIRE SUBJECT '/CN=a' ISSUER '/CN=b' CIPHER 'C'",
    `CREATE USER \`u\`@\`%\` IDENTIFIED WITH 'caching_sha2_password' REQUIRE SUBJECT '/CN=a' ISSUER '/CN=b' CIPHER 'C' ${rest}`,
    '',
  ],
  ["u@'%' REQUIRE SUBJECT ''", `CREATE USER \`u\`@\`%\` IDENTIFIED WITH 'caching_sha2_password' REQUIRE ${rest}`, ''],
  [
    "u IDENTIFIED WITH mysql_native_password BY 'secret'",
    `CREATE USER \`u\`@\`%\` IDENTIFIED WITH 'mysql_native_password' AS '*14E65567ABDB5135D0CFD9A70B3032C179A49EE7' REQUIRE NONE ${rest}`,
    '',
  ],
  [
    "u IDENTIFIED BY 'secret' REQUIRE X509",
    "CREATE USER `u`@`%` IDENTIFIED BY PASSWORD '*14E65567ABDB5135D0CFD9A70B3032C179A49EE7' REQUIRE X509",
    'MariaDB',
  ],
  ["u IDENTIFIED VIA ed25519 USING 'abc'", "CREATE USER `u`@`%` IDENTIFIED VIA ed25519 USING 'abc'", 'MariaDB'],
])('%s', async (sql, expected, flavor) => {
  const { run } = deskOf({ version: flavor === '' ? '8.4.0' : '11.8.0-MariaDB' });
  await run(`CREATE USER ${sql}`);
  expect(await run('SHOW CREATE USER u')).toEqual(['CREATE USER for u@%', expected]);
});

it('prints a statement that makes the same account again', async () => {
  const { run } = deskOf();
  await run(`CREATE USER 'o''x'@'%' IDENTIFIED BY 'a' REQUIRE SUBJECT '/CN=a\\\\xC3\\'b'`);
  const [, made = ''] = await run("SHOW CREATE USER 'o''x'");
  await run("DROP USER 'o''x'");
  expect(await run(made)).toEqual(['ok']);
  expect((await run("SHOW CREATE USER 'o''x'"))[1]).toBe(made);
});

it.each<[string, ...string[]]>([
  ['SHOW CREATE USER nope', "ERR 1396 HY000 Operation SHOW CREATE USER failed for 'nope'@'%'"],
  ['SHOW GRANTS FOR nope', "ERR 1141 42000 There is no such grant defined for user 'nope' on host '%'"],
  ['CREATE USER u; SHOW GRANTS FOR u', 'ok', 'Grants for u@%', 'GRANT USAGE ON *.* TO `u`@`%`'],
  ['SHOW GRANTS', 'Grants for root@localhost', 'GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION'],
])('%s', async (sql, ...expected) => {
  expect(await deskOf().run(sql)).toEqual(expected);
});
