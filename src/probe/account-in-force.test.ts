import { expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import type { AccountFact } from '../facts/account.ts';
import { accountsInForce, asApplied } from './account-in-force.ts';

const account = (parts: Partial<AccountFact> = {}): AccountFact => ({
  user: 'app',
  host: '%',
  plugin: 'caching_sha2_password',
  require: { kind: 'NONE' },
  locked: false,
  ...parts,
});
const mysql = (rest: string): string =>
  `CREATE USER \`app\`@\`%\` IDENTIFIED WITH 'caching_sha2_password' AS 'REQUIRE X509 it''s \\'no\\' word' ${rest} PASSWORD EXPIRE DEFAULT`;

const check = (own: AccountFact, text: string, edited: readonly string[] | undefined): void =>
  expect(asApplied(own, text).edited).toEqual(edited);

it('compares the table with what is in force', () => {
  check(account(), `${mysql('REQUIRE NONE')} ACCOUNT UNLOCK`, undefined);
  check(account(), `${mysql('REQUIRE X509')} ACCOUNT UNLOCK`, ['REQUIRE: NONE']);
  check(account(), `${mysql('REQUIRE NONE')} ACCOUNT LOCK`, ['ACCOUNT UNLOCK']);
  check(account({ locked: true }), mysql('REQUIRE NONE'), ['ACCOUNT LOCK']);
  // MariaDB leaves out what is not set.
  check(account(), "CREATE USER `app`@`%` IDENTIFIED BY PASSWORD '*6BB4'", undefined);
  check(account({ require: { kind: 'SPECIFIED', subject: '/CN=a' } }), mysql("REQUIRE SUBJECT '/CN=a'"), undefined);
  check(account({ require: { kind: 'SPECIFIED' } }), mysql('REQUIRE NONE'), undefined);
});

it('keeps what counts', () => {
  const applied = asApplied(account(), mysql("REQUIRE ISSUER '/CN=a''b' SUBJECT '/CN=c'"));
  expect(applied.require).toEqual({ kind: 'SPECIFIED', issuer: "/CN=a'b", subject: '/CN=c' });
});

it('reads past a name with quotes in it', () => {
  const text = "CREATE USER `o'b``REQUIRE X509`@`%` IDENTIFIED WITH 'x' REQUIRE SUBJECT '/O=Exa''mple' ACCOUNT UNLOCK";
  const own = account({ user: "o'b`REQUIRE X509", require: { kind: 'SPECIFIED', subject: "/O=Exa'mple" } });
  expect(asApplied(own, text)).toEqual(own);
});

it('knows a row that the server did not read, and one that it may not ask for', async () => {
  const ask = (number: number) => ({
    query: async () => {
      throw new TlsqlError('server-refused', { seen: 'x', fields: { number } });
    },
  });
  expect(await accountsInForce(ask(1396), [account()])).toMatchObject([{ notLoaded: true }]);
  expect(await accountsInForce(ask(1064), [account()])).toEqual([account()]);
  expect(await accountsInForce(ask(1142), [account()])).toEqual([account()]);
});
