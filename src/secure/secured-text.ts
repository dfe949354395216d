import { planJson, planText } from '../report/plan-report.ts';
import { printable } from '../report/printable.ts';
import { proofJson, proofText } from '../report/proof-report.ts';
import type { Secured, Verdict } from './secure.ts';

const endings: Readonly<Record<Verdict, string>> = {
  proven: 'proven',
  'not-proven': 'not proven',
  planned: 'planned; nothing was changed',
  refused: 'refused; nothing was changed',
  declined: 'nothing was changed',
  undone: 'taken back: everything is as it was before',
  'undo-incomplete': 'NOT everything could be taken back',
};

/** What people read at the end. The plan is left out where it was shown before. */
export function securedText(secured: Secured, millis: number, withPlan: boolean): string {
  const lines: string[] = [];
  if (withPlan) lines.push(planText(secured.plan), '');
  else if (secured.plan.steps.length === 0) lines.push('nothing to do', '');
  for (const proof of secured.proofs) {
    const how = proof.standIn ? ' (by a throw-away account with the same clause)' : '';
    lines.push(`${printable(proof.account)}${how}`, proofText(proof), '');
  }
  if (secured.error !== undefined) {
    lines.push(`failed: ${printable(secured.error.text)}`);
    if (secured.error.detail.next !== undefined) lines.push(`  ${printable(secured.error.detail.next)}`);
  } else if (secured.undone !== undefined) lines.push(`why: ${printable(secured.undone.why)}`);
  for (const left of secured.undone?.left ?? []) lines.push(`  not as before: ${printable(left)}`);
  lines.push(`${secured.at}: ${endings[secured.verdict]} (${(millis / 1000).toFixed(1)} s)`);
  return lines.join('\n');
}

/** The document of `secure --json`. */
export function securedJson(secured: Secured, millis: number): Record<string, unknown> {
  const { verdict, at, version, plan, proofs, undone, error } = secured;
  return {
    verdict,
    server: { at, version },
    plan: planJson(plan),
    proofs: proofs.map((proof) => ({ ...proofJson(proof), standIn: proof.standIn })),
    ...(undone === undefined
      ? {}
      : { undone: { why: undone.why, complete: undone.left.length === 0, left: undone.left } }),
    ...(error === undefined ? {} : { error: { code: error.code, text: error.text, next: error.detail.next } }),
    millis: Math.round(millis),
  };
}
