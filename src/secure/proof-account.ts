import { randomBytes } from 'node:crypto';
import type { RequireClause } from '../facts/account.ts';
import { accountText, sqlText } from '../plan/account-name.ts';
import { createStatement } from '../plan/require-clause.ts';
import { isNoSuchAccount, sessionOf, versionOf } from './apply-step.ts';
import { proofAccounts, type Run } from './run.ts';

/** A throw-away account: no privileges, the same REQUIRE clause as the real one. The password is a secret. */
export interface ProofAccount {
  readonly user: string;
  readonly password: string;
}

/**
 * Makes one, runs `work` with it and drops it, whatever happens. Its name is in the journal before it is made, so that a run
 * that was killed leaves a trace of it. Not replicated where this session may switch its binary log off.
 */
export async function withProofAccount<T>(
  run: Run,
  clause: RequireClause,
  work: (account: ProofAccount) => Promise<T>,
): Promise<T> {
  const user = `tlsql_${randomBytes(4).toString('hex')}`;
  // All kinds of characters, as validate_password may ask for.
  const password = `${randomBytes(18).toString('base64url')}aZ9-`;
  run.journal.write({ proofAccount: user });
  try {
    await withoutBinlog(run, async () => {
      const session = sessionOf(run);
      for (const account of proofAccounts(user))
        await session.query(createStatement(versionOf(session), account, clause, password));
    });
    return await work({ user, password });
  } finally {
    await dropProofAccount(run, user);
  }
}

/** Drops a throw-away account; one that is not there is as good. */
export async function dropProofAccount(run: Run, user: string): Promise<void> {
  await withoutBinlog(run, async () => {
    const session = sessionOf(run);
    const rows = await session.query(`SELECT Host FROM mysql.user WHERE User = ${sqlText(user)}`);
    for (const [host] of rows) {
      try {
        await session.query(`DROP USER ${accountText({ user, host: host ?? '%' })}`);
      } catch (error) {
        if (!isNoSuchAccount(error)) throw error;
      }
    }
  });
  run.journal.write({ proofAccountGone: user });
}

async function withoutBinlog(run: Run, work: () => Promise<void>): Promise<void> {
  const session = sessionOf(run);
  const off = await session.query('SET SESSION sql_log_bin = 0').then(
    () => true,
    () => false,
  );
  try {
    await work();
  } finally {
    if (off) await session.query('SET SESSION sql_log_bin = 1').catch(() => undefined);
  }
}
