import { expect, it } from 'vitest';
import { accountsOf, relatedAccounts, requireClause } from './accounts.ts';

type Rows = readonly (readonly (string | null)[])[];

/** A session that answers the statements that hold a key, and denies the rest. */
const session = (answers: Readonly<Record<string, Rows | Error>>, asked: string[] = []) => ({
  query: async (sql: string): Promise<Rows> => {
    asked.push(sql);
    const key = Object.keys(answers).find((part) => sql.includes(part));
    const answer = key === undefined ? new Error('denied') : answers[key];
    if (answer === undefined || answer instanceof Error) throw answer;
    return answer;
  },
});

const row = (...more: (string | null)[]) => ['app', '%', 'mysql_native_password', '', '', '', '', ...more];
// SELECT PASSWORD('Pw1!')
const stored = '*0B4AFB84ACDA93E62EA01D54C1D1B41F70A5F5F1';

it('reads locks, expiry and limits, and whether the password fits, but not what is stored', async () => {
  const asked = { user: 'app', mariadb: false, password: 'x' };
  const [account] = (await accountsOf(session({ account_locked: [row('Y', 'N', '3', stored)] }), asked)) ?? [];
  expect(account).toEqual({
    user: 'app',
    host: '%',
    plugin: 'mysql_native_password',
    require: { kind: 'NONE' },
    locked: true,
    passwordExpired: false,
    passwordEmpty: false,
    maxUserConnections: 3,
    passwordFits: false,
  });
  expect(JSON.stringify(account)).not.toContain(stored);
});

it('asks an old server for what it has', async () => {
  const old = session({ account_locked: new Error('Unknown column'), "'N'": [row('N', 'N', '0', '')] });
  expect((await accountsOf(old, { user: 'app', mariadb: false }))?.[0]).toMatchObject({ locked: false });
  expect(await accountsOf(session({}), { user: 'app', mariadb: true })).toBeUndefined();
});

it('reads the columns of REQUIRE', () => {
  expect(requireClause('', '', '', '')).toEqual({ kind: 'NONE' });
  expect(requireClause('ANY', '', '', '')).toEqual({ kind: 'SSL' });
  expect(requireClause('SPECIFIED', '', '/CN=CA', 'X')).toEqual({ kind: 'SPECIFIED', issuer: '/CN=CA', cipher: 'X' });
});

it('names roles with a clause and the accounts that it may stand for', async () => {
  const asked: string[] = [];
  const rows = [
    ['role', 'reader', '%', 'X509', '%'],
    ['proxied', 'owner', '%', '', ''],
  ];
  expect(await relatedAccounts(session({ role_edges: rows }, asked), "o'b", false)).toEqual([
    { as: 'role', user: 'reader', host: '%', require: 'X509', ofHost: '%' },
    { as: 'proxied', user: 'owner', host: '%', require: 'NONE', ofHost: '' },
  ]);
  expect(asked[0]).toContain("'o''b'");
  expect(await relatedAccounts(session({}), 'app', true)).toBeUndefined();
});
