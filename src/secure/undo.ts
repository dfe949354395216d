import { posix } from 'node:path';
import { TlsqlError } from '../base/error.ts';
import { type Trouble, trouble } from '../base/trouble.ts';
import { localMachine } from '../io/local-machine.ts';
import { accountText } from '../plan/account-name.ts';
import { requireStatement } from '../plan/require-clause.ts';
import type { Action, Setting, Step } from '../plan/step.ts';
import { setSql } from '../plan/steps.ts';
import type { Session } from '../session/open-session.ts';
import { accountIsThere, isNoSuchAccount, sessionOf, versionOf } from './apply-step.ts';
import { restoreChannel } from './channels.ts';
import { endDryStart } from './end-dry-start.ts';
import type { JournalState, SavedFile } from './journal.ts';
import { dropProofAccount } from './proof-account.ts';
import { restartServer } from './restart.ts';
import type { Run } from './run.ts';
import { differences, machineOf } from './saved-state.ts';

/** What came of taking a run back. */
export interface Undone {
  readonly why: string;
  /** What is not as it was, each a clause; empty: everything is. */
  readonly left: readonly string[];
}

/**
 * Takes back whatever the journal says was begun: first what could lock somebody out, then the files, then what makes the
 * server take the old ones, and at last looks whether everything is as it was. May be cut off and done again.
 */
export async function undo(run: Run, state: JournalState, why: string): Promise<Undone> {
  run.journal.write({ undoing: why });
  run.onEvent({ event: 'undo', why });
  const begun = state.head.plan.steps.filter(({ id }) => state.started.has(id)).toReversed();
  const { said, attempt } = trouble();
  for (const folder of state.dryStarts) await attempt('a second server', () => endDryStart(folder));
  await freshSession(run);
  if (run.session !== undefined) await attempt('accounts', () => undoStatements(run, state, begun));
  await restoreFiles(run, state, attempt);
  const restarts = begun.find(({ action }) => action.do === 'restart')?.action;
  await attempt('the running server', () => retake(run, state, begun, restarts));
  // What could not be said before the restart is said now; what was said does no harm twice.
  if (run.session !== undefined) await attempt('accounts', () => undoStatements(run, state, begun));
  const left = [...(await differences(run.host, run.session, state.head.before)), ...said];
  if (left.length === 0) run.journal.write({ closed: 'undone' });
  return { why, left };
}

/** A session that answers, if there can be one. */
async function freshSession(run: Run): Promise<void> {
  const alive =
    run.session !== undefined &&
    (await run.session.query('SELECT 1').then(
      () => true,
      () => false,
    ));
  if (alive) return;
  run.session = undefined;
  try {
    run.session = await run.open();
  } catch (error) {
    if (!(error instanceof TlsqlError)) throw error;
  }
}

async function undoStatements(run: Run, state: JournalState, begun: readonly Step[]): Promise<void> {
  for (const { action } of begun) {
    if (action.do === 'require') await undoRequire(run, action);
    if (action.do === 'replica') await restoreChannel(sessionOf(run), action);
    if (action.do === 'set')
      for (const one of action.settings.filter(({ name }) => name === 'require_secure_transport'))
        await unset(sessionOf(run), one);
  }
  for (const user of state.proofAccounts) await dropProofAccount(run, user);
}

async function undoRequire(run: Run, action: Extract<Action, { do: 'require' }>): Promise<void> {
  const session = sessionOf(run);
  if (action.before === undefined) {
    await session.query(`DROP USER ${accountText(action.account)}`).catch((error: unknown) => {
      if (!isNoSuchAccount(error)) throw error;
    });
  } else if (await accountIsThere(session, action.account.user, action.account.host)) {
    await session.query(requireStatement(versionOf(session), action.account, action.before));
  }
}

/** Each for itself: one that can't be restored keeps no other from it. */
async function restoreFiles(run: Run, state: JournalState, attempt: Trouble['attempt']): Promise<void> {
  const { files, folders, ownFolders = [] } = state.head.before;
  for (const file of files) await attempt('files', () => restoreFile(run, file, state.head.id));
  for (const folder of folders) await attempt('folders', () => run.host.removeFolder(folder));
  for (const folder of ownFolders) await attempt('folders', () => localMachine.removeFolder(folder));
}

async function restoreFile(run: Run, file: SavedFile, id: string): Promise<void> {
  const { path, was } = file;
  const machine = machineOf(run.host, file);
  await machine.sweep(posix.dirname(path));
  if (was === undefined) await machine.remove(path);
  else await machine.write(path, await localMachine.read(was.copy), was);
  if (was !== undefined) await machine.remove(backupPath(path, id));
}

/** The copy that lies beside an option file while a run's changes are in force. */
export function backupPath(path: string, id: string): string {
  return `${path}.tlsql-${id}.bak`;
}

/** Makes the server take the old variables and files. */
async function retake(
  run: Run,
  state: JournalState,
  begun: readonly Step[],
  restart: Action | undefined,
): Promise<void> {
  if (restart?.do === 'restart') {
    await run.session?.close();
    run.session = undefined;
    run.session = await restartServer(run.host, { command: restart.command, open: run.open });
    return;
  }
  for (const { action } of begun) {
    if (action.do === 'reload') await sessionOf(run).query(action.statement);
    if (action.do !== 'set' || action.reload === undefined) continue;
    const session = sessionOf(run);
    for (const setting of action.settings) await unset(session, setting);
    // Without files there is nothing to load: TLS goes off, as it was.
    const off = (state.head.before.variables.ssl_cert ?? '') === '' && action.reload.startsWith('ALTER INSTANCE');
    if (!off) await session.query(action.reload);
    else {
      // What was set and not in force may not be usable: TLS goes off all the same, and 3888 says that it did.
      await session.query(`${action.reload} NO ROLLBACK ON ERROR`).catch((error: unknown) => {
        if (!(error instanceof TlsqlError && error.detail.fields?.number === 3888)) throw error;
      });
    }
  }
}

async function unset(session: Session, { name, before, scope, persistedBefore }: Setting): Promise<void> {
  if (scope === 'persist') {
    if (persistedBefore === undefined) await session.query(`RESET PERSIST IF EXISTS ${name}`);
    else await session.query(setSql({ name, value: persistedBefore, scope }));
  }
  if (before === '' && name.startsWith('ssl_')) {
    // They were NULL, which SHOW VARIABLES prints as nothing.
    await session.query(`SET GLOBAL ${name} = NULL`).catch(() => session.query(`SET GLOBAL ${name} = ''`));
  } else await session.query(setSql({ name, value: before, scope: 'global' }));
}
