import { stepJson, stepLines } from '../report/plan-report.ts';
import { printable } from '../report/printable.ts';
import type { Fixed, FixVerdict } from './fix.ts';
import type { FixPlan } from './fix-plan.ts';

const endings: Readonly<Record<FixVerdict, string>> = {
  mended: 'mended',
  nothing: 'nothing was changed: there is nothing here that is done for anybody',
  planned: 'planned; nothing was changed',
  declined: 'nothing was changed',
  undone: 'taken back: everything is as it was before',
  'undo-incomplete': 'NOT everything could be taken back',
};

/** What would be done, and what is left to a person. */
export function fixPlanText({ steps, left }: Pick<FixPlan, 'steps' | 'left'>): string {
  return [
    ...(steps.length === 0 ? [] : ['plan:', ...steps.flatMap((step, index) => stepLines(step, index + 1))]),
    ...(left.length === 0 ? [] : ['left to you:', ...left.map(({ id, why }) => `  ${id}: ${why}`)]),
  ]
    .map(printable)
    .join('\n');
}

/** How it ended. The diagnosis, as it stands now, comes apart. */
export function fixedText({ verdict, plan, undone }: Pick<Fixed, 'verdict' | 'plan' | 'undone'>): string {
  const ids = [...new Set(plan.mends.map(({ id }) => id))];
  return [
    ...(undone === undefined ? [] : [`why: ${undone.why}`]),
    ...(undone?.left ?? []).map((left) => `  not as before: ${left}`),
    verdict === 'mended'
      ? `mended: ${ids.join(', ')}`
      : verdict === 'nothing' && plan.left.length === 0
        ? 'nothing to mend'
        : endings[verdict],
  ]
    .map(printable)
    .join('\n');
}

/** What `doctor --fix --json` has beside the diagnosis. */
export function fixedJson({ verdict, plan, first, undone }: Fixed): Record<string, unknown> {
  const { diagnosis } = first ?? {};
  return {
    verdict,
    ...(diagnosis === undefined ? {} : { before: { verdict: diagnosis.verdict, cause: diagnosis.cause?.id ?? null } }),
    steps: plan.steps.map(stepJson),
    mends: [...new Set(plan.mends.map(({ id }) => id))],
    left: plan.left,
    ...(undone === undefined
      ? {}
      : { undone: { why: undone.why, complete: undone.left.length === 0, left: undone.left } }),
  };
}
