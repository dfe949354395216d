import type { Facts } from '../../facts/facts.ts';
import type { Check, Finding, Found } from './check.ts';
import { withDriverLines } from './driver-told.ts';
import { whyNotLooked } from './has-fact.ts';
import { linesThere } from './lines-there.ts';
import { allLines } from './mend-lines.ts';
import { notInForce } from './not-in-force.ts';
import { observe } from './observe.ts';
import { passedStates } from './passed.ts';
import { pasteLines } from './paste-lines.ts';
import { rank } from './rank.ts';
import type { State } from './state.ts';

/** What the doctor says: the shape of `doctor --json`. */
export interface Diagnosis {
  readonly verdict: 'healthy' | 'broken' | 'unknown';
  readonly cause: Finding | null;
  readonly findings: readonly Finding[];
  /** Ids of the checks that looked. */
  readonly checked: readonly string[];
  readonly notChecked: readonly { readonly id: string; readonly why: string }[];
}

/**
 * Runs the checks over the facts and chooses the cause. `broken`: something fails or is not as meant, and `cause` says
 * what; it is null when the reasons left cannot be told apart. `unknown`: neither a success nor a fault was seen.
 */
export function decide(facts: Facts, checks: readonly Check[]): Diagnosis {
  const findings: Finding[] = [];
  const checked: string[] = [];
  const notChecked: { id: string; why: string }[] = [];
  for (const check of checks) {
    const why = whyNotLooked(facts, check.reads);
    const outcome = why === undefined ? check.run(facts) : { notChecked: why };
    if ('notChecked' in outcome) {
      notChecked.push({ id: check.id, why: outcome.notChecked });
    } else {
      checked.push(check.id);
      findings.push(...outcome.map((found) => notInForce(toFinding(check, found, facts), facts)));
    }
  }
  const seen = observe(facts);
  const passed = passedStates(facts);
  const ranking = rank(
    findings.map((finding) => explainsNothing(finding, passed)),
    seen.failing,
  );
  const broken = ranking.cause !== undefined || seen.failing !== undefined;
  const verdict = broken ? 'broken' : seen.works || offlineSound(facts) ? 'healthy' : 'unknown';
  return { verdict, cause: ranking.cause ?? null, findings: ranking.findings, checked, notChecked };
}

/** Without a connection, files and options that were looked at and show no fault are as healthy as can be told. */
function offlineSound(facts: Facts): boolean {
  if (facts.unreached !== undefined) return false;
  return facts.wire === undefined && (facts.server?.files !== undefined || facts.client?.files !== undefined);
}

/** A fault that the connection got past is told as what it is: something to mend, and no cause. */
function explainsNothing(finding: Finding, passed: ReadonlySet<State>): Finding {
  const refuted =
    finding.role === 'cause' && finding.leadsTo.length > 0 && finding.leadsTo.every((state) => passed.has(state));
  if (!refuted) return finding;
  return { ...finding, role: 'warning', severity: finding.severity === 'error' ? 'warning' : finding.severity };
}

function toFinding(check: Check, found: Found, facts: Facts): Finding {
  return {
    id: check.id,
    severity: found.severity ?? check.severity,
    role: check.role,
    what: found.what,
    why: found.why ?? check.why,
    fix: linesThere(
      withDriverLines(
        check.id,
        (found.mends && allLines(found.mends, facts)) ?? found.fix ?? pasteLines(check.fix, facts),
        facts,
      ),
      { mends: found.mends, reads: check.reads },
      facts,
    ),
    mends: found.mends ?? [],
    evidence: found.evidence,
    certainty: found.certainty ?? 'proved',
    leadsTo: found.leadsTo ?? check.leadsTo,
    generic: found.generic ?? check.generic ?? false,
    candidates: found.candidates ?? [],
  };
}
