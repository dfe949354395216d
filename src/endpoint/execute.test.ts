import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deskOf } from '../../test/endpoint/desk.ts';
import { execute } from './execute.ts';

const near = (text: string, line = 1): string =>
  `ERR 1064 42000 You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near '${text}' at line ${line}`;

// The places are those that MySQL 9.7 names.
it.each([
  ['selct 1', near('selct 1')],
  ['select 1 from', near('')],
  ['select now( ', near('')],
  ["select 'a", near("'a")],
  ['create user a require ssl and x509', near('and x509')],
  ['alter instance reload', near('')],
  ['flush ssl', near('ssl')],
  ['flush nope', near('nope')],
  ['show nope', near('nope')],
  ['SELECT 1 frm mysql.user x y', near('mysql.user x y')],
  ['shutdown now', near('now')],
  ['select\n1\nfrom', near('', 3)],
  ['', 'ERR 1065 42000 Query was empty'],
  [' ; ', 'ERR 1065 42000 Query was empty'],
])('%j', async (sql, expected) => {
  const desk = deskOf();
  expect(await desk.run(sql)).toEqual([expected]);
  expect(desk.calls).toEqual([]);
});

it('names MariaDB where it is one', async () => {
  expect((await deskOf({ version: '11.8.6-MariaDB' }).run('nope'))[0]).toContain('to your MariaDB server version for');
});

it('runs several statements up to the first that fails', async () => {
  const { run } = deskOf();
  expect(await run('SET @a = 1; SELECT @a; nope; SET @a = 2')).toEqual(['ok', '@a', '1', near('nope; SET @a = 2')]);
  expect(await run('SELECT @a;')).toEqual(['@a', '1']);
});

it('takes one statement where the client may send no more', async () => {
  const { state, session } = deskOf();
  const executed = [];
  for await (const each of execute(state, session, 'SHUTDOWN; SELECT 1', false)) executed.push(each);
  expect(executed).toMatchObject([{ err: { number: 1064 } }]);
});

it('keeps what went wrong for SHOW WARNINGS', async () => {
  const { run } = deskOf();
  await run('KILL 99');
  expect(await run('SHOW WARNINGS')).toEqual(['Level|Code|Message', 'Error|1094|Unknown thread id: 99']);
  await run('SELECT 1');
  expect(await run('SHOW WARNINGS')).toEqual(['Level|Code|Message']);
});

it('answers whatever it is asked', async () => {
  const words =
    'select set show create user alter drop grant revoke kill from where order by like not ( ) , ; @@ @ . * = \' " ` /*! */ -- # 1 null ssl require identified'.split(
      ' ',
    );
  const statement = fc.oneof(
    fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join(' ')),
    fc.string({ maxLength: 40 }),
  );
  await fc.assert(
    fc.asyncProperty(statement, async (sql) => {
      for (const line of await deskOf().run(sql)) expect(line).not.toMatch(/^ERR 1105/);
    }),
    { numRuns: 500 },
  );
});

it('is not brought down by depth or length', async () => {
  const { run } = deskOf();
  for (const sql of [
    `SELECT ${'('.repeat(50_000)}`,
    `SELECT ${'-'.repeat(9_000)}1`,
    `SELECT ${'not '.repeat(9_000)}1`,
    `SELECT ${'1,'.repeat(50_000)}1`,
    'SET @a=1;'.repeat(2_000),
  ])
    expect((await run(sql)).at(-1)).toMatch(/^ERR 1064/);
});

it('keeps what a session makes small', async () => {
  const { session, run } = deskOf();
  await run(`SET @a = '${'x'.repeat(60_000)}'`);
  for (let round = 0; round < 10; round += 1) await run('SET @a = CONCAT(@a, @a)');
  expect(await run('SELECT @a')).toEqual(['@a', 'NULL']);
  await run(`SET @a = '${'x'.repeat(900_000)}'`);
  expect(await run(`SELECT ${Array.from({ length: 6 }, () => '@a').join()}`)).toEqual([
    expect.stringMatching(/^ERR 1153/),
  ]);
  expect(await run("SELECT @a LIKE CONCAT('%', @a, 'b')")).toEqual([expect.stringMatching(/^ERR 3699/)]);
  for (let index = 0; index < 100; index += 1) await run(`SET @v${index} = 1`);
  expect(session.own.size).toBe(64);
});
