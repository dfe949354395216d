import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deadlineIn } from '../base/deadline.ts';
import { digest } from '../base/digest.ts';
import { asTlsqlError, fail } from '../base/error.ts';
import { diagnose, type Examination } from '../doctor/diagnose.ts';
import type { DoctorRequest } from '../doctor/request.ts';
import { localMachine } from '../io/local-machine.ts';
import { lockState } from '../secure/server-lock.ts';
import type { Undone } from '../secure/undo.ts';
import { type ApplyContext, applyAct } from './apply-act.ts';
import type { FixPlan } from './fix-plan.ts';
import { type Allowed, adminOf, gatherPowers } from './gather-powers.ts';
import { beginFix, type FixJournal, knownFix, openFix, readFix } from './journal.ts';
import { planFix } from './plan-fix.ts';
import { differences, type SavedPath, savePaths } from './saved-paths.ts';
import { objection, type Standing, standingOf } from './standing.ts';
import { takeBack } from './take-back.ts';

/** What every way of running shares. */
export interface FixOptions extends Allowed {
  /** What is looked at, before and after. */
  readonly request: Omit<DoctorRequest, 'now'>;
  readonly now: () => Date;
  /** Folder of the journal. */
  readonly stateRoot: string;
  readonly onEvent: (line: string) => void;
  /** Aborts at Ctrl-C: no further step is begun, and everything is taken back. */
  readonly signal?: AbortSignal;
}

/** A new run. */
export interface NewFix extends FixOptions {
  readonly planOnly: boolean;
  /** Shown the diagnosis and the plan; false: leave everything as it is. */
  readonly confirm: (seen: Examination, plan: FixPlan) => Promise<boolean>;
}

/** How a run ended. `nothing`: there is nothing that is done for anybody. `undone`: it did not help, and all is as it was. */
export type FixVerdict = 'mended' | 'nothing' | 'planned' | 'declined' | 'undone' | 'undo-incomplete';

/** What came of it. */
export interface Fixed {
  readonly verdict: FixVerdict;
  readonly plan: FixPlan;
  /** How it stood before; undefined for a run that was begun by another. */
  readonly first?: Examination;
  /** How it stands now. */
  readonly last: Examination;
  readonly undone?: Undone;
}

/** Looks, plans, asks, applies, looks again; and takes everything back when what was to go is still there or something is worse. */
export async function fixServer(options: NewFix): Promise<Fixed> {
  const lock = options.planOnly ? undefined : await lockState(options.stateRoot);
  try {
    const folder = join(options.stateRoot, 'run');
    if (!options.planOnly) refuseUnfinished(folder);
    const first = await look(options);
    stopIfAsked(options);
    const { facts, diagnosis } = first;
    const powers = await gatherPowers(localMachine, facts, diagnosis, requestNow(options), options);
    const plan = planFix(facts, diagnosis, powers);
    const result = { plan, first, last: first };
    if (plan.steps.length === 0) return { ...result, verdict: 'nothing' };
    if (options.planOnly) return { ...result, verdict: 'planned' };
    if (!(await options.confirm(first, plan))) return { ...result, verdict: 'declined' };
    stopIfAsked(options);
    const journal = beginFix(folder);
    const saved = await savePaths(localMachine, plan.steps, folder);
    const before = standingOf(facts, diagnosis);
    journal.write({ head: { format: 1, begun: options.now().toISOString(), plan, before, saved } });
    return { first, ...(await carryOn(options, journal, contextOf(options, first))) };
  } finally {
    lock?.release();
  }
}

/** Finishes a run that was cut off; one that was being taken back is taken back. */
export async function resumeFix(options: FixOptions): Promise<Fixed> {
  return await withRun(options, async (journal, context, seen) => {
    const state = knownFix(journal.folder);
    if (state.closed !== undefined)
      fail('secure-nothing-begun', { at: journal.folder, seen: 'the last run has ended' });
    if (state.undoing) return await undone(options, journal, context, 'it was being taken back when it was cut off');
    options.onEvent(`going on with the run of ${state.head.begun}; it stands at: ${seen.diagnosis.verdict}`);
    return await carryOn(options, journal, context);
  });
}

/** Takes the last run back, whether it ended or was cut off. */
export async function rollbackFix(options: FixOptions): Promise<Fixed> {
  return await withRun(options, async (journal, context) => {
    const state = knownFix(journal.folder);
    if (state.closed === 'undone')
      fail('secure-nothing-begun', { at: journal.folder, seen: 'the last run was taken back already' });
    const [changed] = state.closed === 'done' ? await differences(localMachine, state.after) : [];
    if (changed !== undefined)
      fail('edit-not-undoable', {
        at: changed,
        seen: 'it has changed since the run',
        next: 'take that change out first',
      });
    return await undone(options, journal, context, 'asked for');
  });
}

async function withRun(
  options: FixOptions,
  work: (journal: FixJournal, context: ApplyContext, seen: Examination) => Promise<Fixed>,
): Promise<Fixed> {
  const lock = await lockState(options.stateRoot);
  try {
    const folder = join(options.stateRoot, 'run');
    knownFix(folder);
    const seen = await look(options);
    return await work(openFix(folder), contextOf(options, seen), seen);
  } finally {
    lock.release();
  }
}

const requestNow = ({ request, now }: FixOptions): DoctorRequest => ({ ...request, now: now() });
const look = (options: FixOptions): Promise<Examination> => diagnose(requestNow(options));

function contextOf(options: FixOptions, { facts }: Examination): ApplyContext {
  return { machine: localMachine, openAdmin: () => adminOf(requestNow(options), facts) };
}

async function carryOn(options: FixOptions, journal: FixJournal, context: ApplyContext): Promise<Omit<Fixed, 'first'>> {
  const { head, done } = knownFix(journal.folder);
  const { plan } = head;
  try {
    for (const { id, title, action } of plan.steps) {
      if (done.has(id)) continue;
      stopIfAsked(options);
      journal.write({ start: id });
      await applyAct(context, action);
      journal.write({ done: id });
      options.onEvent(`done: ${title}`);
    }
    stopIfAsked(options);
    const last = await lookAfter(options, plan);
    const why = objection(head.before, standingOf(last.facts, last.diagnosis), plan.mends);
    if (why !== undefined) return await undone(options, journal, context, why);
    journal.write({ closed: 'done', after: await asTheyAre(head.saved) });
    return { verdict: 'mended', plan, last };
  } catch (thrown) {
    return await undone(options, journal, context, asTlsqlError(thrown).message);
  }
}

/** Between two steps a signal is heeded; inside one it is finished first. */
function stopIfAsked({ signal }: FixOptions): void {
  if (signal?.aborted === true) fail('interrupted', { seen: 'a signal in the middle of the run' });
}

/** A server that was restarted is waited for. */
async function lookAfter(options: FixOptions, { steps }: FixPlan): Promise<Examination> {
  const deadline = deadlineIn(steps.some(({ action }) => action.do === 'restart') ? 60_000 : 0);
  for (;;) {
    const seen = await look(options);
    if (standingOf(seen.facts, seen.diagnosis).failing !== 'not-reachable' || deadline.left() === 0) return seen;
    await sleep(200);
  }
}

async function undone(
  options: FixOptions,
  journal: FixJournal,
  context: ApplyContext,
  why: string,
): Promise<Omit<Fixed, 'first'>> {
  options.onEvent(`taking everything back: ${why}`);
  const state = knownFix(journal.folder);
  const seen: Examination[] = [];
  const lookNow = async (): Promise<Standing> => {
    const one = await lookAfter(options, state.head.plan);
    seen.push(one);
    return standingOf(one.facts, one.diagnosis);
  };
  const taken = await takeBack({ ...context, journal }, state, why, lookNow);
  const last = seen.at(-1) ?? (await look(options));
  return {
    verdict: taken.left.length === 0 ? 'undone' : 'undo-incomplete',
    plan: state.head.plan,
    last,
    undone: taken,
  };
}

/** The paths as the run leaves them, so that a later change is seen before it would be lost. */
async function asTheyAre(saved: readonly SavedPath[]): Promise<readonly SavedPath[]> {
  const now: SavedPath[] = [];
  for (const { path, was, links } of saved) {
    if (links !== undefined) continue;
    const [stats] = await localMachine.lstat([path]);
    if (stats === undefined || 'errno' in stats) {
      now.push({ path });
      continue;
    }
    const { type, mode, uid, gid, target } = stats;
    const sha256 = was?.sha256 === undefined ? {} : { sha256: digest(await localMachine.read(path)) };
    now.push({ path, was: { type, mode, uid, gid, ...(target === undefined ? {} : { target }), ...sha256 } });
  }
  return now;
}

function refuseUnfinished(folder: string): void {
  const state = readFix(folder);
  if (state === undefined || state.closed !== undefined) return;
  fail('secure-not-finished', {
    at: folder,
    seen: `a run of ${state.head.begun} stopped ${[...state.started].at(-1) === undefined ? 'before its first step' : `at ${[...state.started].at(-1)}`}`,
    next: 'the same command with --resume to finish it, or with --rollback to take it back',
  });
}
