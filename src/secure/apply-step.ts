import { posix } from 'node:path';
import { fail, invariant, TlsqlError } from '../base/error.ts';
import { issuedFiles } from '../ca/file-names.ts';
import { localMachine } from '../io/local-machine.ts';
import { can } from '../mysql/abilities.ts';
import { parseServerVersion, type ServerVersion } from '../mysql/server-version.ts';
import { editOptionFile } from '../optionfile/edit-option-file.ts';
import { accountText, sqlText } from '../plan/account-name.ts';
import { createStatement, requireStatement } from '../plan/require-clause.ts';
import { bareName, materialFaults, type ServerMaterial } from '../plan/server-material.ts';
import type { Action, Step } from '../plan/step.ts';
import { setSql } from '../plan/steps.ts';
import { openSession, type Session, type SessionSettings } from '../session/open-session.ts';
import { parseCertificates } from '../x509/certificate.ts';
import { changeChannel } from './channels.ts';
import { restartServer } from './restart.ts';
import type { Run } from './run.ts';
import { caAt, caBundle, issueClientFiles, issueServerMaterial, makeCa } from './supply.ts';

/** Carries out one step. Doing it a second time, after it was cut off, does no harm. */
export async function applyStep(run: Run, step: Step): Promise<void> {
  const { action } = step;
  switch (action.do) {
    case 'make-ca':
      if (caAt(action.dir, run.access) === undefined)
        await makeCa(action.dir, action.subject, action.rsa, run.access.now);
      return;
    case 'install-files':
      return await installFiles(run, action);
    case 'client-certificate':
      return await issueClientFiles(openedCa(run, action.ca), action);
    case 'edit-option-file':
      return await editFile(run, action);
    case 'set':
      for (const setting of action.settings) await sessionOf(run).query(setSql(setting));
      if (action.reload !== undefined) await sessionOf(run).query(action.reload);
      return;
    case 'reload':
      await sessionOf(run).query(action.statement);
      return;
    case 'restart':
      await run.session?.close();
      run.session = undefined;
      run.session = await restartServer(run.host, { command: action.command, open: run.open });
      return;
    case 'prove-admin':
      return await proveAdmin(run);
    case 'replica':
      return await changeChannel(sessionOf(run), action);
    case 'require':
      return await requireOf(run, action);
  }
}

/** The administrator's session, which every statement needs. */
export function sessionOf(run: Run): Session {
  invariant(run.session !== undefined, 'a statement without a session');
  return run.session;
}

/** The version of the server that the session is with. */
export function versionOf(session: Session): ServerVersion {
  return parseServerVersion(session.facts.server.version);
}

function openedCa(run: Run, dir: string): NonNullable<ReturnType<typeof caAt>> {
  return caAt(dir, run.access) ?? fail('ca-folder-missing', { at: dir, seen: 'the CA folder is gone' });
}

async function installFiles(run: Run, action: Extract<Action, { do: 'install-files' }>): Promise<void> {
  const { host } = run;
  const { paths, from, owner } = action;
  const material: ServerMaterial =
    'names' in from
      ? await issueServerMaterial(openedCa(run, from.ca), from.names, from.legacy)
      : await readGiven(from);
  const demands = {
    names: run.intent.names,
    now: run.access.now(),
    days: 0,
    pkcs1Only: 'names' in from && from.legacy,
  };
  const [fault] = materialFaults(material, demands);
  if (fault !== undefined) fail('secure-step-failed', { at: paths.cert, seen: fault });
  for (const path of Object.values(paths)) await host.makeFolder(posix.dirname(path), 0o755);
  const folder = await host.meta(posix.dirname(paths.key));
  const { uid, gid } = owner ?? folder ?? { uid: 0, gid: 0 };
  const theirs = { uid: folder?.uid ?? uid, gid: folder?.gid ?? gid };
  await host.write(paths.key, material.key, { mode: 0o600, uid, gid });
  await host.write(paths.cert, material.cert, { mode: 0o644, ...theirs });
  await host.write(paths.ca, material.ca, { mode: 0o644, ...theirs });
}

/** Files that were given: the operator's. */
export async function readGiven(paths: {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}): Promise<ServerMaterial> {
  const [ca, cert, key] = await Promise.all([paths.ca, paths.cert, paths.key].map((path) => localMachine.read(path)));
  return { ca: ca ?? new Uint8Array(), cert: cert ?? new Uint8Array(), key: key ?? new Uint8Array() };
}

async function editFile(run: Run, action: Extract<Action, { do: 'edit-option-file' }>): Promise<void> {
  const { path, edits } = action;
  const meta = await run.host.meta(path);
  if (meta === undefined) return fail('file-missing', { at: path, seen: 'the option file is gone' });
  const dialect = versionOf(sessionOf(run)).flavor === 'mariadb' ? 'mariadb' : 'mysql';
  const before = await run.host.read(path);
  const edited = editOptionFile(before, dialect, edits, path);
  if (edited.changes.length > 0) await run.host.write(path, edited.bytes, meta);
}

/** How the administrator logs in over verified TLS. */
export async function overTls(run: Run): Promise<SessionSettings> {
  const { intent, settings } = run;
  const session = sessionOf(run);
  const verifyName = intent.names[0];
  const old = can(versionOf(session), 'tls-1.2') === false;
  const ca = await trustedCa(run);
  return {
    ...settings,
    tls: 'must',
    verifyChain: ca !== undefined,
    ...(verifyName === undefined || ca === undefined ? {} : { verifyName: bareName(verifyName) }),
    material: {
      ...settings.material,
      ...(ca === undefined ? {} : { ca: [ca] }),
      ...(old ? { minVersion: 'TLSv1' as const } : {}),
    },
  };
}

/** The CA by which the server is verified: the one that signs, the one that was given, or the one of the command line. */
async function trustedCa(run: Run): Promise<string | undefined> {
  const { material } = run.intent;
  if (!run.intent.files) return givenCa(run.settings);
  if (material.from === 'files') return new TextDecoder().decode(await localMachine.read(material.ca));
  const ca = openedCa(run, material.dir);
  return new TextDecoder().decode(caBundle(ca));
}

/** The CAs that the command line names; undefined where it names none. */
export function givenCa({ material }: Pick<SessionSettings, 'material'>): string | undefined {
  const text = material.ca?.join('\n') ?? '';
  return text === '' ? undefined : text;
}

/** Logs in a second time, over TLS, and sees that it is the same account and the certificate that was installed. */
async function proveAdmin(run: Run): Promise<void> {
  const settings = await overTls(run);
  const session = await openSession(settings);
  try {
    const [row] = await session.query('SELECT CURRENT_USER()');
    const [own] = await sessionOf(run).query('SELECT CURRENT_USER()');
    if (row?.[0] !== own?.[0])
      fail('secure-step-failed', {
        at: run.settings.at,
        seen: `over TLS this is ${row?.[0]}`,
        expected: own?.[0] ?? 'the same account',
      });
    await sameCertificate(run, session.facts.tls?.peerFingerprint);
  } finally {
    await session.close();
  }
}

async function sameCertificate(run: Run, served: string | undefined): Promise<void> {
  const paths = run.placed;
  if (!run.intent.files) return;
  const leaf = parseCertificates(await run.host.read(paths.cert), paths.cert)[0];
  if (leaf?.fingerprintSha256 === served) return;
  fail('secure-step-failed', {
    at: run.settings.at,
    seen: 'the server shows another certificate than the one that was installed',
    expected: leaf?.fingerprintSha256 ?? 'the installed one',
  });
}

async function requireOf(run: Run, action: Extract<Action, { do: 'require' }>): Promise<void> {
  const session = sessionOf(run);
  const version = versionOf(session);
  const there = await accountIsThere(session, action.account.user, action.account.host);
  if (there) {
    await session.query(requireStatement(version, action.account, action.clause));
    return;
  }
  if (run.password === undefined && action.before === undefined)
    return fail('secure-step-failed', {
      at: accountText(action.account),
      seen: 'the account is to be made, and its password is not known',
      next: 'give --account-password-file as before',
    });
  if (run.password === undefined || action.before !== undefined)
    return fail('secure-step-failed', { at: accountText(action.account), seen: 'the account is gone' });
  await session.query(createStatement(version, action.account, action.clause, run.password));
}

/** Whether the account table has the account. */
export async function accountIsThere(session: Pick<Session, 'query'>, user: string, host: string): Promise<boolean> {
  const rows = await session.query(
    `SELECT 1 FROM mysql.user WHERE User = ${sqlText(user)} AND Host = ${sqlText(host)}`,
  );
  return rows.length > 0;
}

/** The files that a client's certificate is written to. */
export function clientFiles(action: Extract<Action, { do: 'client-certificate' }>): readonly string[] {
  return Object.values(issuedFiles(action.out, action.name));
}

/** Whether an error is the server's word that something is not there to be dropped (1396). */
export function isNoSuchAccount(error: unknown): boolean {
  return error instanceof TlsqlError && error.detail.fields?.number === 1396;
}
