import { addressText } from '../checks/engine/attempts.ts';
import type { Finding } from '../checks/engine/check.ts';
import type { Diagnosis } from '../checks/engine/decide.ts';
import { driverLines } from '../checks/engine/driver-told.ts';
import type { Explanation } from '../checks/engine/explain.ts';
import { connectionsOf } from '../facts/connections.ts';
import type { Attempt } from '../facts/wire.ts';
import { attemptLine } from './attempt-line.ts';
import { printable, printableLine } from './printable.ts';
import { valueText } from './value-text.ts';

/** The document of `doctor --json`. */
export function diagnosisJson(diagnosis: Diagnosis, attempts: readonly Attempt[]): unknown {
  const { verdict, cause, findings, checked, notChecked } = diagnosis;
  return {
    verdict,
    cause: cause === null ? null : { id: cause.id, what: cause.what },
    findings: findings.map(findingJson),
    checked,
    notChecked,
    connections: {
      opened: connectionsOf(attempts).opened,
      countedAgainstUs: connectionsOf(attempts).counted,
      made: attempts.map((made) => ({ purpose: made.purpose, stage: made.stage, to: addressText(made) })),
    },
  };
}

function findingJson(finding: Finding): unknown {
  const { id, severity, what, why, fix, evidence, certainty, candidates, consequenceOf } = finding;
  return {
    id,
    severity,
    what,
    why,
    fix,
    evidence,
    certainty,
    ...(candidates.length === 0 ? {} : { candidates }),
    ...(consequenceOf === undefined ? {} : { consequenceOf }),
  };
}

/** The diagnosis for people: the cause in one sentence first, then evidence, mending, what else was seen, what was not. */
export function diagnosisText(diagnosis: Diagnosis, attempts: readonly Attempt[]): string {
  const { verdict, cause, findings, notChecked, checked } = diagnosis;
  const rest = findings.filter((finding) => finding !== cause);
  return (
    [
      ...(cause === null ? [noCause(verdict)] : causeLines(cause)),
      ...(rest.length === 0 ? [] : ['', 'Also seen:', ...rest.map(restLine)]),
      '',
      ...connectionLines(attempts),
      ...notLookedLines(checked.length, notChecked),
    ]
      // Texts of peers and names of files are part of lines, and never begin one.
      .map(printableLine)
      .join('\n')
  );
}

function noCause(verdict: Diagnosis['verdict']): string {
  if (verdict === 'healthy') return 'healthy: nothing was found that keeps TLS from working.';
  if (verdict === 'broken') return 'broken: it does not work, and what was seen does not tell why.';
  return 'unknown: neither a success nor a fault was seen.';
}

function causeLines(cause: Finding): string[] {
  return [
    cause.what,
    `  [${cause.id}] ${cause.why}`,
    ...(cause.candidates.length === 0 ? [] : ['', `It is one of: ${cause.candidates.join(', ')}`]),
    '',
    'Evidence:',
    ...Object.entries(cause.evidence).map(([name, value]) => `  ${name}: ${valueText(value)}`),
    ...(cause.fix.length === 0 ? [] : ['', 'To mend it:', ...cause.fix.map((line) => `  ${line}`)]),
  ];
}

function restLine({ severity, id, what, consequenceOf }: Finding): string {
  return `  ${severity}  ${id}: ${what}${consequenceOf === undefined ? '' : ` (follows from ${consequenceOf})`}`;
}

function connectionLines(attempts: readonly Attempt[]): string[] {
  if (attempts.length === 0) return ['No connection was opened.'];
  const { opened, counted } = connectionsOf(attempts);
  const many = opened === 1 ? '1 connection was opened' : `${opened} connections were opened`;
  return [
    `${many}, ${counted === 0 ? 'none' : counted} of them counted against this host:`,
    ...attempts.map((attempt) => `  ${attemptLine(attempt)}`),
  ];
}

/** Reasons, each with how many checks it keeps from looking. */
function notLookedLines(checked: number, notChecked: Diagnosis['notChecked']): string[] {
  const reasons = new Map<string, number>();
  for (const { why } of notChecked)
    for (const reason of why.split(/; (?![^()]*\))/)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const most = [...reasons].sort(([, a], [, b]) => b - a);
  return [
    `${checked} checks looked${most.length === 0 ? '.' : `; ${notChecked.length} could not, because`}`,
    ...most.map(([why, count]) => `  ${why} (${count})`),
  ];
}

/** The document of `doctor --explain --json`. */
export function explanationJson({ meanings, known, unknown }: Explanation, client?: string): unknown {
  return {
    meanings: meanings.map(({ fault, score, line }) => ({
      id: fault.id,
      title: fault.title,
      score: Math.round(score * 1000) / 1000,
      line,
      why: fault.why,
      tells: fault.proof,
      fix: [...driverLines(fault.id, client), ...fault.fix],
      lookAlikes: fault.lookAlikes,
    })),
    known,
    unknown,
  };
}

/** What a text can mean, for people; `client`: the driver that it comes from, as `--client` names it. */
export function explanationText({ meanings }: Explanation, client?: string): string {
  if (meanings.length === 0) return 'unknown text: nothing that is known to tlsql looks like it.';
  return printable(
    meanings
      .slice(0, 5)
      .flatMap(({ fault, line }, index) => [
        `${index + 1}. ${fault.id}: ${fault.title}`,
        `   ${fault.why}`,
        `   how to tell: ${fault.proof}`,
        ...(index === 0
          ? [`   seen in: ${line}`, ...[...driverLines(fault.id, client), ...fault.fix].map((fix) => `   $ ${fix}`)]
          : []),
        '',
      ])
      .join('\n')
      .trimEnd(),
  );
}
