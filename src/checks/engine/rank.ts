import type { Finding } from './check.ts';
import { type State, states, stepsBetween } from './state.ts';

/** The findings in order, the one that explains the failure named. */
export interface Ranking {
  readonly cause: Finding | undefined;
  /** The cause first, then the rest by severity; those that follow from another are marked. */
  readonly findings: readonly Finding[];
}

const severityOrder = { error: 0, warning: 1, notice: 2 } as const;
const certaintyOrder = { proved: 0, likely: 1, possible: 2 } as const;

/**
 * Chooses the one finding that explains `failing` (where the connection was seen to stand) and folds the others under
 * what they follow from. Without a failing state, when nothing was tried on the wire, the error that stops the most is it.
 *
 * What explains: a finding of role `cause` from whose states a chain leads to the failing one. Among several: what is
 * proved before what is likely; what stands further up the chain before what follows from it; what is specific before
 * what is generic. A warning or background finding is never the cause.
 */
export function rank(findings: readonly Finding[], failing: State | undefined): Ranking {
  const able = findings.filter((finding) => finding.role === 'cause' && finding.severity !== 'notice');
  const cause = beforehand(able, failing) ?? (failing === undefined ? mostBlocking(able) : explaining(able, failing));
  const folded = findings.map((finding) => (finding === cause ? finding : fold(finding, findings)));
  // The last resort of a state has nothing to add where a check knows more.
  const order = folded
    .filter((finding) => !(finding.generic && finding.consequenceOf !== undefined))
    .sort(
      (a, b) =>
        Number(b === cause) - Number(a === cause) ||
        severityOrder[a.severity] - severityOrder[b.severity] ||
        Number(a.consequenceOf !== undefined) - Number(b.consequenceOf !== undefined) ||
        certaintyOrder[a.certainty] - certaintyOrder[b.certainty],
    );
  return { cause, findings: order };
}

/**
 * What stops the client before it gets as far as our own connection did: we read on where it stops at its options, and
 * connect without a file that it cannot use.
 */
function beforehand(able: readonly Finding[], failing: State | undefined): Finding | undefined {
  const reached = failing === undefined ? 99 : states[failing].layer;
  const stops: readonly State[] =
    reached > states['tls-not-asked'].layer
      ? ['client-option-misread', 'client-options-refused', 'client-files-unusable']
      : ['client-options-refused'];
  return mostBlocking(
    able.filter(({ certainty, severity, leadsTo }) => {
      const [first] = leadsTo;
      return certainty === 'proved' && severity === 'error' && first !== undefined && stops.includes(first);
    }),
  );
}

/** Steps from a finding to the state, by its shortest way. */
function distance(finding: Finding, state: State): number | undefined {
  const ways = finding.leadsTo.map((from) => stepsBetween(from, state)).filter((steps) => steps !== undefined);
  return ways.length === 0 ? undefined : Math.min(...ways);
}

function explaining(able: readonly Finding[], failing: State): Finding | undefined {
  return able
    .filter((finding) => distance(finding, failing) !== undefined)
    .sort(
      (a, b) =>
        doubt(a) - doubt(b) ||
        certaintyOrder[a.certainty] - certaintyOrder[b.certainty] ||
        severityOrder[a.severity] - severityOrder[b.severity] ||
        (distance(b, failing) ?? 0) - (distance(a, failing) ?? 0),
    )
    .at(0);
}

/** What is merely possible stands behind the generic finding, which at least says what was seen. */
function doubt(finding: Finding): number {
  return Number(finding.generic) + (finding.certainty === 'possible' ? 2 : 0);
}

function mostBlocking(able: readonly Finding[]): Finding | undefined {
  const layer = (finding: Finding): number => Math.min(...finding.leadsTo.map((state) => states[state].layer), 99);
  return able
    .filter((finding) => finding.certainty !== 'possible')
    .sort(
      (a, b) =>
        severityOrder[a.severity] - severityOrder[b.severity] ||
        Number(a.generic) - Number(b.generic) ||
        certaintyOrder[a.certainty] - certaintyOrder[b.certainty] ||
        layer(a) - layer(b) ||
        Number(follows(a, able)) - Number(follows(b, able)),
    )
    .at(0);
}

/** Whether another finding leads to where this one begins. */
function follows(finding: Finding, all: readonly Finding[]): boolean {
  const [own] = finding.leadsTo;
  return own !== undefined && all.some((other) => other !== finding && (distance(other, own) ?? 0) > 0);
}

/** Marks a finding that stands for a state which another finding leads to. */
function fold(finding: Finding, all: readonly Finding[]): Finding {
  const own = finding.leadsTo[0];
  if (own === undefined || finding.role !== 'cause') return finding;
  const upstream = all.find((other) => {
    if (other === finding || other.role !== 'cause' || other.certainty === 'possible') return false;
    const steps = distance(other, own);
    if (steps === undefined) return false;
    const back = other.leadsTo[0] === undefined ? undefined : distance(finding, other.leadsTo[0]);
    return back === undefined || (back === 0 && finding.generic && !other.generic);
  });
  return upstream === undefined ? finding : { ...finding, consequenceOf: upstream.id };
}
