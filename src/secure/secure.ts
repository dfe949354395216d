import { randomBytes } from 'node:crypto';
import { asTlsqlError, type ErrorDetail, fail, type TlsqlError } from '../base/error.ts';
import { localMachine } from '../io/local-machine.ts';
import type { SecurePlan } from '../plan/step.ts';
import { applyStep, sessionOf } from './apply-step.ts';
import { endDryStart } from './end-dry-start.ts';
import { type Cause, explainFailure } from './explain-failure.ts';
import { beginJournal, type JournalState, openJournal, readJournal } from './journal.ts';
import type { Looked } from './look.ts';
import { dropProofAccount } from './proof-account.ts';
import { type AccountProof, proveAccounts } from './prove-accounts.ts';
import type { Run } from './run.ts';
import { digests, saveState } from './saved-state.ts';
import { type Survival, survivesRestart } from './survives-restart.ts';
import { backupPath, type Undone, undo } from './undo.ts';

/** How a run ended. `undone`: something failed, and everything is as it was. `cut-off`: the server's machine is out of reach. */
export type Verdict =
  | 'proven'
  | 'not-proven'
  | 'planned'
  | 'refused'
  | 'declined'
  | 'undone'
  | 'undo-incomplete'
  | 'cut-off';

/** What came of it. */
export interface Secured {
  readonly verdict: Verdict;
  readonly at: string;
  readonly version: string;
  readonly plan: SecurePlan;
  readonly proofs: readonly AccountProof[];
  /** Whether it would be so after a restart; undefined where no files were touched. */
  readonly survival?: Survival;
  readonly undone?: Undone;
  /** What the doctor found when it failed, the likeliest first. */
  readonly causes?: readonly Cause[];
  /** The error that made it be taken back. */
  readonly error?: { readonly code: string; readonly text: string; readonly detail: ErrorDetail };
}

type NewRun = Omit<Run, 'journal'>;

/** Applies a plan without refusals, proves it, and takes everything back when a step or a proof fails. */
export async function applyPlan(looked: Looked, base: NewRun, folder: string): Promise<Secured> {
  const { plan, situation } = looked;
  const result = { at: situation.at, version: situation.server.text, plan };
  if (plan.steps.length === 0) {
    const run = withSession(base, openJournal(folder));
    if (readJournal(folder) === undefined) noteRun(run, folder, situation.at, plan);
    const proofs = await proveAccounts(run);
    const survival = await survivalOf(run, undefined);
    const holds = allProven(proofs) && (survival?.lost.length ?? 0) === 0;
    return {
      ...result,
      proofs,
      verdict: holds ? 'proven' : 'not-proven',
      ...(survival === undefined ? {} : { survival }),
    };
  }
  const journal = beginJournal(folder);
  const run = withSession(base, journal);
  const session = run.session ?? (await run.open());
  const id = randomBytes(6).toString('hex');
  const before = await saveState(run.host, session, plan, folder);
  const head = {
    format: 1,
    id,
    begun: run.access.now().toISOString(),
    at: situation.at,
    plan,
    intent: run.intent,
    before,
  } as const;
  journal.write({ head });
  return { ...result, ...(await carryOn(run, folder)) };
}

/** Goes on with a run that was begun: the steps that are not done, then the proofs. */
export async function carryOn(
  run: Run,
  folder: string,
): Promise<Pick<Secured, 'verdict' | 'proofs' | 'undone' | 'error' | 'survival' | 'causes'>> {
  const state = stateOf(folder);
  try {
    await keepCopies(run, state);
    for (const user of state.proofAccounts) await dropProofAccount(run, user);
    for (const left of state.dryStarts) await endDryStart(left);
    for (const step of state.head.plan.steps) {
      if (state.done.has(step.id)) continue;
      stopIfAsked(run);
      run.onEvent({ event: 'step', id: step.id, title: step.title, state: 'started' });
      run.journal.write({ start: step.id });
      await applyStep(run, step);
      run.journal.write({ done: step.id });
      run.onEvent({ event: 'step', id: step.id, title: step.title, state: 'done' });
    }
    stopIfAsked(run);
    const proofs = await proveAccounts(run);
    if (allProven(proofs)) {
      const survival = await refuseLoss(run, stateOf(folder));
      run.journal.write({ closed: 'done', after: await digests(run.host, state.head.before) });
      return { verdict: 'proven', proofs, ...(survival === undefined ? {} : { survival }) };
    }
    const causes = await explainFailure(run, state.head.plan, failedText(proofs));
    const undone = await undo(run, stateOf(folder), 'a proof failed');
    return { verdict: undoneVerdict(undone), proofs, undone, causes };
  } catch (thrown) {
    const error = asTlsqlError(thrown);
    const lost = await lossOf(run);
    // Nothing can be taken back now: the journal is left as it is, for both ways on.
    if (lost !== undefined) return { verdict: 'cut-off', proofs: [], error: plainError(lost) };
    const causes = await explainFailure(run, state.head.plan, error.message, error.code);
    const undone = await undo(run, stateOf(folder), error.message);
    return { verdict: undoneVerdict(undone), proofs: [], undone, error: plainError(error), causes };
  }
}

/** What the proofs that failed have seen. */
function failedText(proofs: readonly AccountProof[]): string {
  const failed = proofs.flatMap((report) => report.proofs.filter(({ outcome }) => outcome !== 'passed'));
  return failed.map(({ observed }) => observed).join('\n');
}

/** The journal of the folder, which must be there. */
export function stateOf(folder: string): JournalState {
  return readJournal(folder) ?? fail('secure-nothing-begun', { at: folder, seen: 'no journal of a run' });
}

/** A journal for proofs alone: a throw-away account that is left by a crash must be known. */
function noteRun(run: Run, folder: string, at: string, plan: SecurePlan): void {
  const journal = beginJournal(folder);
  const before = { files: [], folders: [], variables: {}, accounts: [] };
  journal.write({
    head: { format: 1, id: 'proof', begun: run.access.now().toISOString(), at, plan, intent: run.intent, before },
  });
  journal.write({ closed: 'done' });
}

/** Between two steps a signal is heeded; inside one it is finished first. */
function stopIfAsked({ signal, settings }: Run): void {
  if (signal?.aborted === true) fail('interrupted', { at: settings.at, seen: 'a signal in the middle of the run' });
}

/** What runs now must be there after the next start, too. */
async function refuseLoss(run: Run, state: JournalState): Promise<Survival | undefined> {
  const survival = await survivalOf(run, state);
  const [first] = survival?.lost ?? [];
  if (first !== undefined)
    fail('secure-step-failed', { at: run.settings.at, seen: first, expected: 'the same after a restart' });
  return survival;
}

async function survivalOf(run: Run, state: JournalState | undefined): Promise<Survival | undefined> {
  if (!run.intent.files) return undefined;
  const { host, settings, placed, config } = run;
  return await survivesRestart({
    host,
    session: sessionOf(run),
    at: settings.at,
    ...(config === undefined ? {} : { config }),
    placed,
    restarted: state?.head.plan.steps.some(({ id, restarts }) => restarts && state.done.has(id)) ?? false,
    dryStart: run.dryStart ?? false,
    onFolder: (folder, what) => run.journal.write(what === 'made' ? { dryStart: folder } : { dryStartGone: folder }),
  });
}

/** A copy beside each option file that is edited, as people look for it there. */
async function keepCopies(run: Run, state: JournalState): Promise<void> {
  const edited = state.head.plan.steps.flatMap(({ action }) => (action.do === 'edit-option-file' ? [action.path] : []));
  for (const { path, was } of state.head.before.files) {
    if (was === undefined || !edited.includes(path)) continue;
    await run.host.write(backupPath(path, state.head.id), await localMachine.read(was.copy), was);
  }
}

function withSession(base: NewRun, journal: Run['journal']): Run {
  return Object.assign(base as { -readonly [K in keyof NewRun]: NewRun[K] }, { journal });
}

const undoneVerdict = ({ left }: Undone): Verdict => (left.length === 0 ? 'undone' : 'undo-incomplete');

function allProven(proofs: readonly AccountProof[]): boolean {
  return proofs.length > 0 && proofs.every(({ verdict }) => verdict === 'proven');
}

/** Why the server's machine can't be reached any more; undefined: it can. */
async function lossOf({ host }: Run): Promise<TlsqlError | undefined> {
  try {
    await host.hostName();
    return undefined;
  } catch (error) {
    return asTlsqlError(error);
  }
}

function plainError({
  code,
  message,
  detail: { cause: _cause, ...detail },
}: TlsqlError): NonNullable<Secured['error']> {
  return { code, text: message, detail };
}
