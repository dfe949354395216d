import { planJson, planText } from '../report/plan-report.ts';
import { printable } from '../report/printable.ts';
import { proofJson, proofText } from '../report/proof-report.ts';
import type { Secured, Verdict } from './secure.ts';
import type { Survival } from './survives-restart.ts';

const endings: Readonly<Record<Verdict, string>> = {
  proven: 'proven',
  'not-proven': 'not proven',
  planned: 'planned; nothing was changed',
  refused: 'refused; nothing was changed',
  declined: 'nothing was changed',
  undone: 'taken back: everything is as it was before',
  'undo-incomplete': 'NOT everything could be taken back',
  'cut-off': 'CUT OFF: --resume finishes it, --rollback takes it back',
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
  if (secured.survival !== undefined) lines.push(...survivalLines(secured.survival), '');
  if (secured.error !== undefined) {
    lines.push(`failed: ${printable(secured.error.text)}`);
    if (secured.error.detail.next !== undefined) lines.push(`  ${printable(secured.error.detail.next)}`);
  } else if (secured.undone !== undefined) lines.push(`why: ${printable(secured.undone.why)}`);
  for (const { id, what, fix } of secured.causes ?? []) {
    lines.push(`cause: ${printable(what)}  [${id}]`, ...fix.slice(0, 4).map((line) => `  ${printable(line)}`));
  }
  for (const left of secured.undone?.left ?? []) lines.push(`  not as before: ${printable(left)}`);
  lines.push(`${secured.at}: ${endings[secured.verdict]} (${(millis / 1000).toFixed(1)} s)`);
  return lines.join('\n');
}

const ways: Readonly<Record<Survival['how'], string>> = {
  restart: 'it was restarted and came up so',
  'dry-start': 'a second server, started from the same options, showed the same certificate',
  program: "the server's program reads the same from its option files",
  files: 'the option files, read as the server would, say the same',
};

function survivalLines({ how, lost, why, millis }: Survival): string[] {
  if (lost.length > 0) return ['would not survive a restart:', ...lost.map((one) => `  ${printable(one)}`)];
  const more = why === undefined ? [] : [`  no second server was started: ${printable(why)}`];
  return [`survives a restart: ${ways[how]} (${(millis / 1000).toFixed(1)} s)`, ...more];
}

/** The document of `secure --json`. */
export function securedJson(secured: Secured, millis: number): Record<string, unknown> {
  const { verdict, at, version, plan, proofs, survival, undone, causes, error } = secured;
  return {
    verdict,
    server: { at, version },
    plan: planJson(plan),
    proofs: proofs.map((proof) => ({ ...proofJson(proof), standIn: proof.standIn })),
    ...(survival === undefined ? {} : { survival }),
    ...(undone === undefined
      ? {}
      : { undone: { why: undone.why, complete: undone.left.length === 0, left: undone.left } }),
    ...(causes === undefined ? {} : { causes }),
    ...(error === undefined ? {} : { error: { code: error.code, text: error.text, next: error.detail.next } }),
    millis: Math.round(millis),
  };
}
