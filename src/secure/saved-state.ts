import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { sameMeta } from '../io/machine.ts';
import { accountText, sqlText } from '../plan/account-name.ts';
import { requireSql } from '../plan/require-clause.ts';
import type { SecurePlan } from '../plan/step.ts';
import { requireClause } from '../probe/accounts.ts';
import type { Session } from '../session/open-session.ts';
import { clientFiles } from './apply-step.ts';
import type { Host } from './host.ts';
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
export async function saveState(host: Host, session: Session, plan: SecurePlan, folder: string): Promise<Before> {
  const paths = [
    ...new Set(
      plan.steps.flatMap(({ action }) => {
        if (action.do === 'install-files') return Object.values(action.paths);
        if (action.do === 'client-certificate') return clientFiles(action);
        return action.do === 'edit-option-file' ? [action.path] : [];
      }),
    ),
  ];
  const files: SavedFile[] = [];
  for (const [index, path] of paths.entries())
    files.push(await saveFile(host, path, posix.join(folder, `saved-${index}`)));
  const folders: string[] = [];
  for (const path of paths) {
    for (let at = posix.dirname(path); at !== '/' && (await host.meta(at)) === undefined; at = posix.dirname(at))
      if (!folders.includes(at)) folders.push(at);
  }
  const accounts: Before['accounts'][number][] = [];
  for (const { action } of plan.steps)
    if (action.do === 'require')
      accounts.push({ account: action.account, require: (await requireOf(session, action.account)) ?? null });
  return {
    files,
    folders: folders.sort((a, b) => b.length - a.length),
    variables: await variablesOf(session),
    accounts,
  };
}

async function saveFile(host: Host, path: string, copy: string): Promise<SavedFile> {
  const meta = await host.meta(path);
  if (meta === undefined || meta.type !== 'file') return { path };
  const bytes = await host.read(path);
  const { uid, gid, mode } = meta;
  const own = await host.meta(posix.dirname(copy));
  await host.write(copy, bytes, { mode: 0o600, uid: own?.uid ?? uid, gid: own?.gid ?? gid });
  return { path, was: { mode, uid, gid, copy, sha256: digest(bytes) } };
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
export async function differences(host: Host, session: Session | undefined, before: Before): Promise<string[]> {
  const said: string[] = [];
  for (const { path, was } of before.files) {
    const meta = await host.meta(path);
    if (was === undefined) {
      if (meta !== undefined) said.push(`${path} is there and was not`);
    } else if (meta === undefined) said.push(`${path} is gone`);
    else if (digest(await host.read(path)) !== was.sha256) said.push(`${path} has other bytes`);
    else if (!sameMeta(meta, was)) said.push(`${path} has another owner or mode`);
  }
  for (const folder of before.folders)
    if ((await host.meta(folder)) !== undefined) said.push(`the folder ${folder} is there and was not`);
  if (session === undefined) return [...said, 'variables and accounts could not be looked at: nobody can log in'];
  const now = await variablesOf(session);
  for (const [name, value] of Object.entries(before.variables))
    if ((now[name] ?? '') !== value) said.push(`${name} is '${now[name] ?? ''}' and was '${value}'`);
  for (const { account, require } of before.accounts) {
    const clause = await requireOf(session, account);
    const [a, b] = [clause, require].map((one) => (one === null || one === undefined ? 'no account' : requireSql(one)));
    if (a !== b) said.push(`${accountText(account)} has ${a} and had ${b}`);
  }
  return said;
}

/** SHA-256 of the files that a run has changed, as they are now. */
export async function digests(host: Host, before: Before): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { path } of before.files)
    if ((await host.meta(path)) !== undefined) found[path] = digest(await host.read(path));
  return found;
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
