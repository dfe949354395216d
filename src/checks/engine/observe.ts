import type { Facts } from '../../facts/facts.ts';
import type { Attempt } from '../../facts/wire.ts';
import { clientFilesBroken } from './client-files.ts';
import { overTimeout } from './over-timeout.ts';
import type { State } from './state.ts';

/** How the connection that the user asked for ended. */
export interface Observed {
  /** The state in which it was seen to stand; undefined when it works or was not tried. */
  readonly failing: State | undefined;
  /** True when it was tried and came about as asked. */
  readonly works: boolean;
}

/** Alerts by which a peer judges a certificate (RFC 8446 section 6.2): bad_certificate to unknown_ca, decrypt_error, certificate_required. */
const certificateAlerts: readonly number[] = [41, 42, 43, 44, 45, 46, 48, 51, 116];

/** Error numbers of a server or client that end a login without denying it: plugins, resources, limits. */
const noWayToLogIn: readonly number[] = [1251, 1275, 1524, 2054, 2059, 2061, 4150, 4151];
const limits: readonly number[] = [1040, 1203, 1226];

/** Where the first attempt, made as the user asked, was seen to stand. */
export function observe(facts: Facts): Observed {
  const { optionsRefused, settings, program } = facts.client ?? {};
  const noAnchor = settings?.trust === 'missing' && program?.id.startsWith('mariadb') !== true;
  if (optionsRefused !== undefined || noAnchor) return { failing: 'client-options-refused', works: false };
  if (clientFilesBroken(facts)) return { failing: 'client-files-unusable', works: false };
  const attempt = facts.wire?.attempts.find(({ purpose }) => purpose === 'as-asked');
  if (facts.wire?.name?.error !== undefined) return { failing: 'name-unresolved', works: false };
  if (attempt === undefined) return { failing: undefined, works: false };
  const failing =
    (overTimeout(facts) && 'no-greeting') ??
    beforeTls(attempt) ??
    inTls(attempt) ??
    inLogin(attempt) ??
    afterLogin(attempt, facts);
  return { failing, works: failing === undefined && attempt.stage === 'done' && !leftUnverified(attempt, facts) };
}

function beforeTls(attempt: Attempt): State | undefined {
  if (attempt.connectError !== undefined) return 'not-reachable';
  if (attempt.greetingError !== undefined) return 'greeting-refused';
  if (attempt.greeting === undefined) return 'no-greeting';
  if (attempt.stage === 'capability') return 'tls-not-offered';
  return undefined;
}

function inTls(attempt: Attempt): State | undefined {
  const tls = attempt.tls;
  if (tls === undefined) return undefined;
  if (tls.unsent === true)
    return /cipher/i.test(tls.error?.code ?? '') ? 'client-options-refused' : 'client-files-unusable';
  if (tls.verified?.ok === false) return tls.verified.what === 'name' ? 'server-name-refused' : 'server-cert-refused';
  const judged = tls.alertReceived !== undefined && certificateAlerts.includes(tls.alertReceived.code);
  if (judged && attempt.clientCertificateSent === true) return 'client-cert-refused';
  if (!tls.ok) return 'handshake-failed';
  // An alert after a handshake that was whole for us is the server's word on what we sent last: certificate and signature.
  if (tls.alertReceived !== undefined && attempt.clientCertificateSent === true && attempt.login?.ok !== true)
    return 'client-cert-refused';
  // TLS 1.3: the server judges the client's certificate after the client holds the handshake for finished.
  const cutOff = attempt.login?.closed !== undefined && attempt.login.error === undefined;
  if (cutOff && attempt.clientCertificateSent === true && attempt.login?.ok !== true) return 'client-cert-refused';
  return undefined;
}

function inLogin(attempt: Attempt): State | undefined {
  const login = attempt.login;
  if (login === undefined || login.ok) return undefined;
  if (login.refused !== undefined) return 'login-not-possible';
  const errno = login.error?.errno;
  if (errno === 3159 || errno === 9002) return 'insecure-transport-refused';
  if (errno !== undefined && noWayToLogIn.includes(errno)) return 'login-not-possible';
  if (errno !== undefined && limits.includes(errno)) return 'session-limited';
  return 'login-denied';
}

/** A login over TCP that nobody encrypted is no success, unless the user asked for it by name. */
function afterLogin(attempt: Attempt, facts: Facts): State | undefined {
  if (attempt.login?.afterwards !== undefined) return 'session-limited';
  if (attempt.login?.ok !== true || attempt.to.socket !== undefined || attempt.tls?.ok === true) return undefined;
  return facts.client?.intent?.sslMode === 'DISABLED' ? undefined : 'session-plain';
}

/** A file of CAs that we could not use left the server unverified: our success is not that of a client that verifies. */
function leftUnverified({ tls }: Attempt, { client }: Facts): boolean {
  const { intent, files = {} } = client ?? {};
  const verifies = intent?.sslMode === 'VERIFY_CA' || intent?.sslMode === 'VERIFY_IDENTITY';
  const given = files.ca !== undefined || files.capath !== undefined;
  return verifies && given && tls?.ok === true && tls.verified === undefined;
}
