import { fail } from '../base/error.ts';
import { beginLines, type LineJournal, openLines, readLines } from '../io/line-journal.ts';
import type { FixPlan } from './fix-plan.ts';
import type { SavedPath } from './saved-paths.ts';
import type { Standing } from './standing.ts';

/** What a run began with: enough to bring everything back. */
export interface FixHead {
  readonly format: 1;
  /** ISO 8601 UTC. */
  readonly begun: string;
  readonly plan: FixPlan;
  readonly before: Standing;
  readonly saved: readonly SavedPath[];
}

type Line =
  | { readonly head: FixHead }
  | { readonly start: string }
  | { readonly done: string }
  | { readonly undoing: string }
  /** `after`: the paths as a finished run left them. */
  | { readonly closed: 'done' | 'undone'; readonly after?: readonly SavedPath[] };

export type FixJournal = LineJournal<Line>;

/** What a journal says. */
export interface FixState {
  readonly head: FixHead;
  readonly started: ReadonlySet<string>;
  readonly done: ReadonlySet<string>;
  readonly undoing: boolean;
  readonly closed?: 'done' | 'undone';
  readonly after: readonly SavedPath[];
}

export const beginFix = (folder: string): FixJournal => beginLines(folder);
export const openFix = (folder: string): FixJournal => openLines(folder);

/** The last run; undefined where there is none or its first line is torn: nothing was changed then. */
export function readFix(folder: string): FixState | undefined {
  const lines = readLines(folder, damaged) as readonly Line[];
  const first = lines[0];
  if (first === undefined || !('head' in first)) return undefined;
  const started = new Set<string>();
  const done = new Set<string>();
  let undoing = false;
  let closed: 'done' | 'undone' | undefined;
  let after: readonly SavedPath[] = [];
  for (const line of lines.slice(1)) {
    if ('start' in line) started.add(line.start);
    else if ('done' in line) done.add(line.done);
    else if ('undoing' in line) {
      undoing = true;
      closed = undefined;
    } else if ('closed' in line) {
      closed = line.closed;
      after = line.after ?? [];
    }
  }
  return { head: first.head, started, done, undoing, after, ...(closed === undefined ? {} : { closed }) };
}

/** The run that is to be finished or taken back. */
export function knownFix(folder: string): FixState {
  return readFix(folder) ?? fail('secure-nothing-begun', { at: folder, seen: 'no run of doctor --fix is known' });
}

function damaged(path: string): never {
  return fail('secure-journal-damaged', {
    at: path,
    seen: 'a line that is no JSON object',
    next: 'compare the files by hand with the copies beside the journal',
  });
}
