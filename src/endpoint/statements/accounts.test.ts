import { expect, it } from 'vitest';
import { deskOf } from '../../../test/endpoint/desk.ts';

const required = "SELECT user, plugin, ssl_type, x509_subject, account_locked FROM mysql.user WHERE user = 'u'";
const head = 'user|plugin|ssl_type|x509_subject|account_locked';

it('changes what a statement names and nothing else', async () => {
  const { run } = deskOf();
  await run("CREATE USER u@'%' IDENTIFIED WITH mysql_native_password BY 'x' REQUIRE SUBJECT '/CN=a' ACCOUNT LOCK");
  expect(await run(required)).toEqual([head, 'u|mysql_native_password|SPECIFIED|/CN=a|Y']);
  await run("ALTER USER u IDENTIFIED BY 'y'");
  expect(await run(required)).toEqual([head, 'u|mysql_native_password|SPECIFIED|/CN=a|Y']);
  // Every REQUIRE replaces the former as a whole.
  await run("ALTER USER u REQUIRE ISSUER '/CN=b' ACCOUNT UNLOCK");
  expect(await run(required)).toEqual([head, 'u|mysql_native_password|SPECIFIED||N']);
  await run('ALTER USER u REQUIRE NONE');
  expect(await run(required)).toEqual([head, 'u|mysql_native_password|||N']);
  await run('DROP USER u');
  expect(await run(required)).toEqual([head]);
});

it.each<[string, ...string[]]>([
  ['CREATE USER root@localhost', "ERR 1396 HY000 Operation CREATE USER failed for 'root'@'localhost'"],
  ['ALTER USER a REQUIRE SSL', "ERR 1396 HY000 Operation ALTER USER failed for 'a'@'%'"],
  ['DROP USER a, b@x', "ERR 1396 HY000 Operation DROP USER failed for 'a'@'%','b'@'x'"],
  ['CREATE USER a IDENTIFIED WITH made_up', "ERR 1524 HY000 Plugin 'made_up' is not loaded"],
  [
    'DROP USER IF EXISTS a; SHOW WARNINGS',
    'ok',
    'Level|Code|Message',
    "Note|3162|Authorization ID 'a'@'%' does not exist.",
  ],
  [
    'CREATE USER IF NOT EXISTS root@localhost REQUIRE SSL; SHOW WARNINGS',
    'ok',
    'Level|Code|Message',
    "Note|3163|Authorization ID 'root'@'localhost' already exists.",
  ],
  ['CREATE USER a, a@localhost; SELECT COUNT(*) FROM mysql.user', 'ok', 'COUNT(*)', '3'],
  [
    `CREATE USER ${'u'.repeat(33)}`,
    `ERR 1470 HY000 String '${'u'.repeat(33)}' is too long for user name (should be no longer than 32)`,
  ],
  ["SET PASSWORD FOR nope = 'x'", "ERR 1133 42000 Can't find any matching row in the user table"],
])('%s', async (sql, ...expected) => {
  expect(await deskOf().run(sql)).toEqual(expected);
});

it('changes nothing when one of several accounts is wrong', async () => {
  const { run } = deskOf();
  await run('CREATE USER a, root@localhost');
  expect(await run('SELECT COUNT(*) FROM mysql.user')).toEqual(['COUNT(*)', '1']);
});

it('forgets the cached password of an account that changes', async () => {
  const { state, run } = deskOf();
  state.passwordCache.set("'root'@'localhost'", new Uint8Array());
  await run("ALTER USER USER() IDENTIFIED BY 'x'");
  expect(state.passwordCache.size).toBe(0);
});
