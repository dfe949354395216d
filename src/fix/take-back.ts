import { asTlsqlError } from '../base/error.ts';
import { type ApplyContext, applyAct, say } from './apply-act.ts';
import type { FixJournal, FixState } from './journal.ts';
import { differences, restorePaths } from './saved-paths.ts';
import type { Standing } from './standing.ts';

/** What came of taking a run back. */
export interface TakenBack {
  readonly why: string;
  /** What is not as it was, each a clause; empty: everything is. */
  readonly left: readonly string[];
}

/**
 * Brings files, modes and links back, makes the server take the old ones where it was made to take the new, and looks whether
 * everything is as it was. May be cut off and done again.
 *
 * @param look how the connection stands, seen anew.
 */
export async function takeBack(
  context: ApplyContext & { readonly journal: FixJournal },
  { head, started }: FixState,
  why: string,
  look: () => Promise<Standing>,
): Promise<TakenBack> {
  const { machine, journal } = context;
  journal.write({ undoing: why });
  const trouble: string[] = [];
  const attempt = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      trouble.push(`${what}: ${asTlsqlError(error).message}`);
    }
  };
  await attempt('files', () => restorePaths(machine, head.saved));
  for (const { id, action } of head.plan.steps.filter((step) => started.has(step.id)))
    if (action.do === 'restart') await attempt(id, () => applyAct(context, action));
    else if (action.do === 'reload') await attempt(id, () => reloadOld(context, action.statement));
  const left = [...(await differences(machine, head.saved)), ...trouble];
  const now = await look();
  if (now.failing !== head.before.failing)
    left.push(`the connection ${standsWhere(now)}, before it ${standsWhere(head.before)}`);
  if (left.length === 0) journal.write({ closed: 'undone' });
  return { why, left };
}

const standsWhere = ({ failing }: Standing): string =>
  failing === null ? 'worked or was not tried' : `stood at ${failing}`;

/** Old files that could not be used before can't be loaded now either: MySQL then switches TLS off when it is told to. */
async function reloadOld({ openAdmin }: ApplyContext, statement: string): Promise<void> {
  try {
    await say(openAdmin, statement);
  } catch (error) {
    if (!statement.startsWith('ALTER INSTANCE')) throw error;
    await say(openAdmin, `${statement} NO ROLLBACK ON ERROR`);
  }
}
