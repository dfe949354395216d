import type { TlsqlError } from '../base/error.ts';
import { tlsAlertByCode } from '../base/tls-alert.ts';
import type { Attempt, LoginFact, ServerError, TlsFact } from '../facts/wire.ts';

/** What is known so far of an attempt under way. */
export type Draft = { -readonly [Key in keyof Attempt]: Attempt[Key] };

/** Writes into the draft what an error at its stage means. */
export function recordError(draft: Draft, error: TlsqlError): void {
  if (draft.stage === 'connect') recordConnect(draft, error);
  else if (draft.stage === 'greeting') recordGreeting(draft, error);
  else if (draft.stage === 'tls') draft.tls = failedTls(error);
  else if (draft.stage === 'login') recordLogin(draft, error);
}

function recordConnect(draft: Draft, error: TlsqlError): void {
  draft.connectError = connectErrno(error);
  const { tried } = error.detail.fields ?? {};
  if (typeof tried === 'string') draft.tried = tried.split(', ');
}

function connectErrno(error: TlsqlError): string {
  return error.code === 'deadline-passed' ? 'ETIMEDOUT' : String(error.detail.fields?.errno ?? error.code);
}

function recordGreeting(draft: Draft, error: TlsqlError): void {
  const refused = serverErrorOf(error);
  const ending = endingOf(error);
  if (refused !== undefined) draft.greetingError = refused;
  else if (ending !== undefined) draft.closedBeforeGreeting = ending;
}

function failedTls(error: TlsqlError): TlsFact {
  const { alert, alertCode, openssl, errno, unsent } = error.detail.fields ?? {};
  const ending = endingOf(error);
  return {
    ok: false,
    chain: [],
    error: { code: String(errno ?? error.code), text: String(openssl ?? error.detail.seen) },
    ...(typeof alertCode === 'number' ? { alertReceived: alertFact(alertCode, String(alert)) } : {}),
    ...(unsent === true ? { unsent } : {}),
    ...(ending === undefined ? {} : { closed: ending }),
  };
}

function alertFact(code: number, name: string): NonNullable<TlsFact['alertReceived']> {
  return { code, name: tlsAlertByCode(code)?.name ?? name, fatal: true };
}

function recordLogin(draft: Draft, error: TlsqlError): void {
  // What follows a server that was not verified is our own polite end, not the user's login.
  if (draft.tls?.verified?.ok === false) {
    draft.stage = 'tls';
    return;
  }
  const { alert, alertCode } = error.detail.fields ?? {};
  if (typeof alertCode === 'number' && draft.tls !== undefined) {
    draft.tls = { ...draft.tls, alertReceived: alertFact(alertCode, String(alert)) };
  }
  const refused = serverErrorOf(error);
  const ending = endingOf(error);
  const plugin = draft.greeting?.authPlugin;
  const login: LoginFact = {
    ok: false,
    ...(plugin === undefined ? {} : { plugin }),
    ...(refused === undefined ? {} : { error: refused }),
    ...(ending === undefined ? {} : { closed: ending }),
    ...(refused === undefined && ending === undefined && alertCode === undefined ? { refused: error.message } : {}),
  };
  draft.login = login;
}

/** What an error of the first statement after the login is: the server's own, or the end of the connection. */
export function saidAfterwards(error: TlsqlError): LoginFact['afterwards'] {
  const ending = endingOf(error);
  return serverErrorOf(error) ?? (ending === 'fin' || ending === 'reset' ? 'closed' : undefined);
}

/** Which end of the connection an error stands for. */
function endingOf(error: TlsqlError): 'fin' | 'reset' | 'timeout' | undefined {
  if (error.code === 'deadline-passed') return 'timeout';
  if (error.code === 'connection-closed') return 'fin';
  return error.code === 'connection-lost' || error.code === 'tls-connection-lost' ? 'reset' : undefined;
}

function serverErrorOf(error: TlsqlError): ServerError | undefined {
  const { number, sqlState, message } = error.detail.fields ?? {};
  if ((error.code !== 'server-refused' && error.code !== 'server-error') || typeof number !== 'number')
    return undefined;
  return {
    errno: number,
    text: String(message ?? ''),
    ...(sqlState === undefined ? {} : { sqlState: String(sqlState) }),
  };
}
