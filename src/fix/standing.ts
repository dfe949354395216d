import type { Finding } from '../checks/engine/check.ts';
import type { Diagnosis } from '../checks/engine/decide.ts';
import { observe } from '../checks/engine/observe.ts';
import { type State, states } from '../checks/engine/state.ts';
import type { Facts } from '../facts/facts.ts';

/** What of a diagnosis counts when two are compared. */
export interface Standing {
  readonly verdict: Diagnosis['verdict'];
  readonly cause: string | null;
  /** Where the connection was seen to stand; null when it works or was not tried. */
  readonly failing: State | null;
  /** Keys of the findings. */
  readonly findings: readonly string[];
}

/** What a diagnosis comes to. */
export function standingOf(facts: Facts, { verdict, cause, findings }: Diagnosis): Standing {
  return {
    verdict,
    cause: cause?.id ?? null,
    failing: observe(facts).failing ?? null,
    findings: findings.map(keyOf),
  };
}

/** What tells one finding of an id from another: the thing that it is about, without what changes as it is mended. */
export function keyOf({ id, evidence }: Finding): string {
  const { file, folder, at, variable, option, written, account } = evidence;
  return JSON.stringify([id, file ?? folder ?? at ?? null, variable ?? option ?? account ?? null, written ?? null]);
}

/** Why what was done must be taken back; undefined where what was to go is gone and nothing is worse. */
export function objection(
  before: Standing,
  after: Standing,
  mended: readonly { readonly id: string; readonly key: string }[],
): string | undefined {
  const still = mended.find(({ key }) => after.findings.includes(key));
  if (still !== undefined) return `${still.id} is still there`;
  const layer = (failing: State | null): number => (failing === null ? 99 : states[failing].layer);
  if (layer(after.failing) < layer(before.failing) && after.failing !== null)
    return `${states[after.failing].says}, which it did not before`;
  if (before.verdict === 'healthy' && after.verdict !== 'healthy') return 'it was healthy before and is not any more';
  return undefined;
}
