import { TlsqlError } from '../base/error.ts';
import type { RequiredFact } from '../facts/account.ts';
import { knownRuns } from './journal.ts';
import { serverKey } from './look.ts';

/**
 * What the last run on a server gave its accounts and has not taken back, by the journals under `root`; none where there is
 * no such run, or its journal is damaged.
 *
 * @param variables Of the server: `hostname`, `datadir` and `port` tell which one it is.
 */
export function requiredBy(root: string, variables: Readonly<Record<string, string>>): readonly RequiredFact[] {
  try {
    return knownRuns(root)
      .filter(({ folder, state }) => folder.endsWith(serverKey(variables)) && state.closed === 'done')
      .flatMap(({ state: { head } }) =>
        head.plan.steps.flatMap(({ action }) =>
          action.do === 'require' ? [{ ...action.account, require: action.clause, since: new Date(head.begun) }] : [],
        ),
      );
  } catch (error) {
    if (error instanceof TlsqlError) return [];
    throw error;
  }
}
