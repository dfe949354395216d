import { posix } from 'node:path';
import { digest } from '../base/digest.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';
import { keepCopy, sameMeta } from '../io/machine.ts';
import { accountText, sqlText } from '../plan/account-name.ts';
import { requireSql } from '../plan/require-clause.ts';
import type { SecurePlan } from '../plan/step.ts';
import { requireClause } from '../probe/accounts.ts';
import type { Session } from '../session/open-session.ts';
import { clientFiles } from './apply-step.ts';
import { channelStates } from './channels.ts';
import type { JournalHead, SavedFile } from './journal.ts';

/** Variables that a run may change, and that must be as before after it was taken back. */
export const watched: readonly string[] = [
  'ssl_ca',
  'ssl_capath',
  'ssl_cert',
  'ssl_key',
  'ssl_cipher',
  'ssl_crl',
  'ssl_crlpath',
  'tls_version',
  'tls_ciphersuites',
  'require_secure_transport',
  'have_ssl',
];

type Before = JournalHead['before'];

/** Copies every file that the plan will touch into `folder`, and notes variables and accounts as they are. */
export async function saveState(host: Machine, session: Session, plan: SecurePlan, folder: string): Promise<Before> {
  const paths = new Map<string, boolean>();
  for (const { action } of plan.steps) {
    if (action.do === 'install-files') for (const path of Object.values(action.paths)) paths.set(path, false);
    if (action.do === 'client-certificate')
      for (const path of clientFiles(action)) paths.set(path, host !== localMachine);
    if (action.do === 'edit-option-file') paths.set(action.path, false);
  }
  const files: SavedFile[] = [];
  const folders = { theirs: new Set<string>(), own: new Set<string>() };
  for (const [path, own] of paths) {
    const file: SavedFile = { path, ...(own ? { own } : {}) };
    const machine = machineOf(host, file);
    files.push(await saveFile(machine, file, posix.join(folder, `saved-${files.length}`)));
    for (let at = posix.dirname(path); at !== '/' && (await machine.meta(at)) === undefined; at = posix.dirname(at))
      folders[own ? 'own' : 'theirs'].add(at);
  }
  const accounts: Before['accounts'][number][] = [];
  for (const { action } of plan.steps)
    if (action.do === 'require')
      accounts.push({ account: action.account, require: (await requireOf(session, action.account)) ?? null });
  return {
    files,
    folders: innermostFirst(folders.theirs),
    ...(folders.own.size === 0 ? {} : { ownFolders: innermostFirst(folders.own) }),
    variables: await variablesOf(session),
    accounts,
    ...(plan.steps.some(({ action }) => action.do === 'replica') ? { channels: await channelStates(session) } : {}),
  };
}

const innermostFirst = (folders: ReadonlySet<string>): string[] => [...folders].sort((a, b) => b.length - a.length);

/** The machine that a file is on. */
export function machineOf(host: Machine, { own }: Pick<SavedFile, 'own'>): Machine {
  return own === true ? localMachine : host;
}

/** The copy lies beside the journal, wherever the file is: it must be at hand when that machine can't be reached. */
async function saveFile(machine: Machine, file: SavedFile, copy: string): Promise<SavedFile> {
  const meta = await machine.meta(file.path);
  if (meta === undefined || meta.type !== 'file') return file;
  const bytes = await machine.read(file.path);
  const { uid, gid, mode } = meta;
  await keepCopy(localMachine, copy, bytes, meta);
  return { ...file, was: { mode, uid, gid, copy, sha256: digest(bytes) } };
}

/** The watched variables. */
export async function variablesOf(session: Pick<Session, 'query'>): Promise<Record<string, string>> {
  const names = watched.map(sqlText).join(', ');
  const rows = await session.query(`SHOW GLOBAL VARIABLES WHERE Variable_name IN (${names})`);
  return Object.fromEntries(rows.map(([name, value]) => [name ?? '', value ?? '']));
}

async function requireOf(
  session: Pick<Session, 'query'>,
  { user, host }: { readonly user: string; readonly host: string },
): Promise<ReturnType<typeof requireClause> | undefined> {
  const rows = await session.query(
    `SELECT ssl_type, x509_subject, x509_issuer, ssl_cipher FROM mysql.user WHERE User = ${sqlText(user)} AND Host = ${sqlText(host)}`,
  );
  const row = rows[0];
  return row === undefined ? undefined : requireClause(row[0] ?? '', row[1] ?? '', row[2] ?? '', row[3] ?? '');
}

/** What is not as it was, each a clause; empty when everything is. */
export async function differences(host: Machine, session: Session | undefined, before: Before): Promise<string[]> {
  const said: string[] = [];
  for (const file of before.files) {
    const { path, was } = file;
    const machine = machineOf(host, file);
    const meta = await machine.meta(path);
    if (was === undefined) {
      if (meta !== undefined) said.push(`${path} is there and was not`);
    } else if (meta === undefined) said.push(`${path} is gone`);
    else if (digest(await machine.read(path)) !== was.sha256) said.push(`${path} has other bytes`);
    else if (!sameMeta(meta, was)) said.push(`${path} has another owner or mode`);
  }
  for (const folder of before.folders)
    if ((await host.meta(folder)) !== undefined) said.push(`the folder ${folder} is there and was not`);
  for (const folder of before.ownFolders ?? [])
    if ((await localMachine.meta(folder)) !== undefined) said.push(`the folder ${folder} is here and was not`);
  if (session === undefined) return [...said, 'variables and accounts could not be looked at: nobody can log in'];
  const now = await variablesOf(session);
  for (const [name, value] of Object.entries(before.variables))
    if ((now[name] ?? '') !== value) said.push(`${name} is '${now[name] ?? ''}' and was '${value}'`);
  if (before.channels !== undefined) {
    const channels = JSON.stringify(await channelStates(session));
    if (channels !== JSON.stringify(before.channels)) said.push(`the replication channels are ${channels}`);
  }
  for (const { account, require } of before.accounts) {
    const clause = await requireOf(session, account);
    const [a, b] = [clause, require].map((one) => (one === null || one === undefined ? 'no account' : requireSql(one)));
    if (a !== b) said.push(`${accountText(account)} has ${a} and had ${b}`);
  }
  return said;
}

/** SHA-256 of the files that a run has changed, as they are now. */
export async function digests(host: Machine, before: Before): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const file of before.files) {
    const machine = machineOf(host, file);
    if ((await machine.meta(file.path)) !== undefined) found[file.path] = digest(await machine.read(file.path));
  }
  return found;
}
