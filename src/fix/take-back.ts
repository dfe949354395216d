import { trouble } from '../base/trouble.ts';
import type { Undone } from '../secure/undo.ts';
import { type ApplyContext, applyAct, say } from './apply-act.ts';
import type { FixJournal, FixState } from './journal.ts';
import { differences, restorePaths } from './saved-paths.ts';
import type { Standing } from './standing.ts';

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
): Promise<Undone> {
  const { machine, journal } = context;
  journal.write({ undoing: why });
  const { said, attempt } = trouble();
  await attempt('files', () => restorePaths(machine, head.saved));
  for (const { id, action } of head.plan.steps.filter((step) => started.has(step.id))) {
    // What was not running before is not stopped: how could not be told, and nobody asked for that.
    if (action.do === 'restart' && !action.starts) await attempt(id, () => applyAct(context, action));
    if (action.do === 'reload') await attempt(id, () => reloadOld(context, action.statement, head.before));
  }
  const left = [...(await differences(machine, head.saved)), ...said];
  const now = await look();
  const begun = head.plan.steps.some(({ id, action }) => action.do === 'restart' && action.starts && started.has(id));
  if (!begun && now.failing !== head.before.failing)
    left.push(`the connection ${standsWhere(now)}, before it ${standsWhere(head.before)}`);
  if (left.length === 0) journal.write({ closed: 'undone' });
  return { why, left };
}

const standsWhere = ({ failing }: Standing): string =>
  failing === null ? 'worked or was not tried' : `stood at ${failing}`;

/** A server that had no TLS could not use the old files, and can't now either: MySQL switches TLS off again when it is told to. */
async function reloadOld({ openAdmin }: ApplyContext, statement: string, { failing }: Standing): Promise<void> {
  try {
    await say(openAdmin, statement);
  } catch (error) {
    const wasOff = failing === 'tls-not-offered' || failing === 'session-plain';
    if (!wasOff || !statement.startsWith('ALTER INSTANCE')) throw error;
    await say(openAdmin, `${statement} NO ROLLBACK ON ERROR`);
  }
}
