import { join } from 'node:path';
import { fail } from '../base/error.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';
import type { ClientSession } from '../plan/situation.ts';
import type { Session, SessionSettings } from '../session/open-session.ts';
import { endDryStart } from './end-dry-start.ts';
import { type KnownRun, knownRuns, openJournal, readJournal } from './journal.ts';
import { type Looked, look, serverKey, type Wish } from './look.ts';
import { openAdmin, openOrNothing } from './open-admin.ts';
import { dropProofAccount } from './proof-account.ts';
import type { Run, RunEvent } from './run.ts';
import { digests } from './saved-state.ts';
import { applyPlan, carryOn, type Secured, stateOf } from './secure.ts';
import { lockState } from './server-lock.ts';
import type { CaAccess, ClientPair } from './supply.ts';
import { undo } from './undo.ts';
import { waitForClients } from './wait-for-clients.ts';

/** What every way of running shares. */
interface Common {
  /** How the administrator logs in. */
  readonly settings: SessionSettings;
  readonly access: CaAccess;
  /** Folder of the journals; on the server's machine. */
  readonly stateRoot: string;
  /** The caller holds the lock of `stateRoot`: it works on several servers at once. */
  readonly stateLocked?: boolean;
  readonly host?: Machine;
  readonly reach?: NonNullable<Run['reach']>;
  readonly onEvent: (event: RunEvent) => void;
  readonly signal?: AbortSignal;
}

/** A new run. */
export interface SecureOptions extends Common {
  readonly wish: Wish;
  /** Shown the plan; false: leave everything as it is. */
  readonly confirm: (looked: Looked) => Promise<boolean>;
  /** Plan and stop. */
  readonly planOnly: boolean;
  /** Before anything is done, wait so long (ms) for clients in the clear to go. */
  readonly waitMillis?: number;
  readonly onClients?: (left: readonly ClientSession[]) => void;
  /** Start a second server from the same options at the end, also where that takes some seconds (MySQL 8 and later). */
  readonly dryStart?: boolean;
}

/** Looks, plans, asks, applies, proves; and takes everything back when a proof fails. A second run only proves. */
export async function secureServer(options: SecureOptions): Promise<Secured> {
  const { settings, wish, access, host = localMachine, planOnly } = options;
  const lock = planOnly || options.stateLocked === true ? undefined : await lockState(options.stateRoot);
  const holder = { session: undefined as Session | undefined };
  const open = (): Promise<Session> => openAdmin(settings, !planOnly);
  let run: Run | undefined;
  try {
    const session = await open();
    holder.session = session;
    const variables = await identityOf(session);
    const folder = join(options.stateRoot, serverKey(variables));
    if (!planOnly) await refuseUnfinished(folder, settings.at);
    const looked = await look(session, settings, host, wish, access);
    const result = { at: settings.at, version: looked.situation.server.text, plan: looked.plan, proofs: [] };
    if (looked.plan.refusals.length > 0) return { ...result, verdict: 'refused' };
    if (planOnly) return { ...result, verdict: 'planned' };
    if (looked.plan.steps.length > 0 && !(await options.confirm(looked))) return { ...result, verdict: 'declined' };
    if (looked.plan.steps.length > 0 && options.waitMillis !== undefined) {
      const { waitMillis: millis, onClients: onCount = () => undefined } = options;
      await waitForClients({ session, at: settings.at, intent: looked.intent, millis, onCount });
    }
    run = {
      host,
      ...(options.reach === undefined ? {} : { reach: options.reach }),
      settings,
      session,
      open,
      intent: looked.intent,
      placed: looked.place.paths,
      access,
      journal: openJournal(folder),
      onEvent: options.onEvent,
      ...(options.dryStart === undefined ? {} : { dryStart: options.dryStart }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(wish.password === undefined ? {} : { password: wish.password }),
      ...(wish.client === undefined ? {} : { client: wish.client }),
      ...(wish.config === undefined ? {} : { config: wish.config }),
    };
    const left = readJournal(folder);
    for (const user of left?.proofAccounts ?? []) await dropProofAccount(run, user);
    for (const second of left?.dryStarts ?? []) await endDryStart(second);
    return await applyPlan(looked, run, folder);
  } finally {
    await (run === undefined ? holder.session : run.session)?.close();
    lock?.release();
  }
}

/** To finish or take back a run that was begun. */
export interface ContinueOptions extends Common {
  readonly password?: string;
  readonly client?: ClientPair;
}

/** Finishes a run that was cut off. */
export async function resumeRun(options: ContinueOptions): Promise<Secured> {
  return await withRun(options, async (run, known) => {
    const result = resultOf(run, known);
    if (known.state.closed !== undefined)
      fail('secure-nothing-begun', { at: known.folder, seen: 'the last run has ended' });
    if (known.state.undoing) {
      const undone = await undo(run, known.state, 'it was being taken back when it was cut off');
      return { ...result, proofs: [], undone, verdict: undone.left.length === 0 ? 'undone' : 'undo-incomplete' };
    }
    // A restart that was cut off between stop and start leaves nobody to talk to: the step runs again.
    return { ...result, ...(await carryOn(run, known.folder)) };
  });
}

/** Takes the last run back, whether it was finished or cut off. */
export async function rollbackRun(options: ContinueOptions): Promise<Secured> {
  return await withRun(options, async (run, known) => {
    if (known.state.closed === 'undone')
      fail('secure-nothing-begun', { at: known.folder, seen: 'the last run was taken back already' });
    if (known.state.closed === 'done') await refuseChanged(run, known);
    const undone = await undo(run, known.state, 'asked for');
    return {
      ...resultOf(run, known),
      proofs: [],
      undone,
      verdict: undone.left.length === 0 ? 'undone' : 'undo-incomplete',
    };
  });
}

function resultOf(run: Run, { state }: KnownRun): Pick<Secured, 'at' | 'version' | 'plan'> {
  return { at: state.head.at, version: run.session?.facts.server.version ?? 'not reached', plan: state.head.plan };
}

async function withRun(
  options: ContinueOptions,
  work: (run: Run, known: KnownRun) => Promise<Secured>,
): Promise<Secured> {
  const { settings, host = localMachine, access, stateRoot, onEvent } = options;
  const lock = options.stateLocked === true ? undefined : await lockState(stateRoot);
  let run: Run | undefined;
  try {
    const open = (): Promise<Session> => openAdmin(settings, true);
    const session = await openOrNothing(open);
    const known = await findRun(stateRoot, settings.at, session);
    run = {
      host,
      ...(options.reach === undefined ? {} : { reach: options.reach }),
      settings,
      session,
      open,
      intent: known.state.head.intent,
      placed: known.state.head.plan.paths,
      ...configOf(known),
      access,
      journal: openJournal(known.folder),
      onEvent,
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.password === undefined ? {} : { password: options.password }),
      ...(options.client === undefined ? {} : { client: options.client }),
    };
    return await work(run, { folder: known.folder, state: stateOf(known.folder) });
  } finally {
    await run?.session?.close();
    lock?.release();
  }
}

/** The option file that the run edits. */
function configOf({ state }: KnownRun): Pick<Run, 'config'> {
  for (const { action } of state.head.plan.steps) if (action.do === 'edit-option-file') return { config: action.path };
  return {};
}

/** The run of the server that answers; where nobody does, the one that was begun over the same way in. */
async function findRun(root: string, at: string, session: Session | undefined): Promise<KnownRun> {
  const runs = knownRuns(root);
  const key = session === undefined ? undefined : serverKey(await identityOf(session));
  const own =
    key === undefined
      ? runs.filter(({ state }) => state.head.at === at)
      : runs.filter(({ folder }) => folder.endsWith(key));
  const open = own.find(({ state }) => state.closed === undefined) ?? own[0];
  return (
    open ?? fail('secure-nothing-begun', { at, seen: 'no run on this server is known', next: `look into ${root}` })
  );
}

async function identityOf(session: Pick<Session, 'query'>): Promise<Record<string, string>> {
  const rows = await session.query("SHOW GLOBAL VARIABLES WHERE Variable_name IN ('hostname', 'datadir', 'port')");
  return Object.fromEntries(rows.map(([name, value]) => [name ?? '', value ?? '']));
}

async function refuseUnfinished(folder: string, at: string): Promise<void> {
  const state = readJournal(folder);
  if (state === undefined || state.closed !== undefined) return;
  fail('secure-not-finished', {
    at,
    seen: `a run of ${state.head.begun} stopped ${[...state.started].at(-1) === undefined ? 'before its first step' : `at ${[...state.started].at(-1)}`}`,
    next: 'tlsql secure --resume to finish it, or --rollback to take it back, with the same connection flags',
  });
}

/** What somebody has edited since must not be lost. */
async function refuseChanged(run: Run, { state }: KnownRun): Promise<void> {
  const now = await digests(run.host, state.head.before);
  const changed = Object.entries(state.after).find(([path, digest]) => now[path] !== digest)?.[0];
  if (changed === undefined) return;
  fail('edit-not-undoable', {
    at: changed,
    seen: 'the file has changed since the run',
    next: 'take that change out, or edit by hand',
  });
}

/** What is known of runs, for `--status`. */
export function statusOfRuns(root: string): readonly {
  readonly at: string;
  readonly begun: string;
  readonly state: 'done' | 'undone' | 'not-finished';
  readonly folder: string;
  readonly lastStep?: string;
  readonly accountsLeft: readonly string[];
}[] {
  return knownRuns(root).map(({ folder, state }) => {
    const last = [...state.started].at(-1);
    return {
      at: state.head.at,
      begun: state.head.begun,
      state: state.closed ?? 'not-finished',
      folder,
      accountsLeft: state.proofAccounts,
      ...(last === undefined ? {} : { lastStep: last }),
    };
  });
}
