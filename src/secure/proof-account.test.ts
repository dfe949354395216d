import { expect, it } from 'vitest';
import { fakeRun, serverError } from '../../test/make/run.ts';
import { dropProofAccount, withProofAccount } from './proof-account.ts';

it('notes the name before it makes the account, and drops it whatever happens', async () => {
  const { run, asked, lines } = fakeRun([[/SELECT Host/, [['%'], ['localhost']]]]);
  const work = withProofAccount(run, { kind: 'X509' }, async ({ user }) => {
    expect(user).toMatch(/^tlsql_[0-9a-f]{8}$/);
    expect(asked.filter((sql) => sql.startsWith('CREATE USER'))).toHaveLength(2);
    throw new Error('a proof broke');
  });
  await expect(work).rejects.toThrow('a proof broke');
  expect(asked.filter((sql) => sql.startsWith('DROP USER'))).toHaveLength(2);
  expect(lines.map((line) => Object.keys(line as object)[0])).toEqual(['proofAccount', 'proofAccountGone']);
  expect(asked[0]).toBe('SET SESSION sql_log_bin = 0');
  expect(asked.at(-1)).toBe('SET SESSION sql_log_bin = 1');
});

it('is content with an account that is gone, and with a session that may not touch the binary log', async () => {
  const { run, asked } = fakeRun([
    [/SELECT Host/, [['%']]],
    [/DROP USER/, serverError(1396)],
    [/sql_log_bin/, serverError(1227)],
  ]);
  await dropProofAccount(run, 'tlsql_01234567');
  expect(asked.filter((sql) => sql.includes('sql_log_bin'))).toHaveLength(1);
  const broken = fakeRun([
    [/SELECT Host/, [['%']]],
    [/DROP USER/, serverError(1290)],
  ]);
  await expect(dropProofAccount(broken.run, 'x')).rejects.toMatchObject({ code: 'server-error' });
});
