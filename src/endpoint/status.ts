import type { ServerState, Session } from './state.ts';
import { DEFAULT_CIPHERS, DEFAULT_CIPHERSUITES } from './tls-settings.ts';

/** Every status variable as SHOW STATUS lists it; those of the session are the asking one's. */
export function statusVariables(state: ServerState, session: Session): [name: string, value: string][] {
  return Object.entries({ ...counted(state), ...ofTls(state), ...ofSession(session), ...current(state) })
    .map(([name, value]): [string, string] => [name, String(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function counted(state: ServerState): Record<string, string | number> {
  const { counters } = state;
  return {
    Aborted_clients: counters.abortedClients,
    Aborted_connects: counters.abortedConnects,
    Connections: counters.connections,
    Max_used_connections: counters.maxUsedConnections,
    Queries: counters.questions,
    Questions: counters.questions,
    Threads_connected: state.sessions.size,
    Threads_running: 1,
    Uptime: Math.floor((state.now() - state.started) / 1000),
  };
}

/** Counters of OpenSSL's session cache and of renegotiations, which this server has not: listed, because monitors ask. */
const idle = [
  ...['accept_renegotiates', 'callback_cache_hits', 'client_connects', 'connect_renegotiates', 'finished_connects'],
  ...['session_cache_hits', 'session_cache_misses', 'session_cache_overflows', 'session_cache_size'],
  ...['session_cache_timeouts', 'sessions_reused', 'used_session_cache_entries'],
];

/** What performance_schema.tls_channel_status lists of the one channel. */
export function channelStatus(state: ServerState): [property: string, value: string][] {
  const properties = Object.entries({
    Enabled: state.tls === undefined ? 'No' : 'Yes',
    ...ofTls(state),
    ...current(state),
  });
  return properties.map(([name, value]) => [name, String(value)]);
}

function ofTls({ tls, counters }: ServerState): Record<string, string | number> {
  return {
    ...Object.fromEntries(idle.map((name) => [`Ssl_${name}`, 0])),
    Ssl_accepts: counters.sslAccepts,
    Ssl_finished_accepts: counters.sslFinishedAccepts,
    Ssl_ctx_verify_mode: tls === undefined ? 0 : 5,
    Ssl_server_not_after: tls?.certificate.validTo ?? '',
    Ssl_server_not_before: tls?.certificate.validFrom ?? '',
    Ssl_session_cache_mode: tls === undefined ? 'NONE' : 'SERVER',
  };
}

function ofSession({ tls }: Session): Record<string, string | number> {
  return {
    Ssl_cipher: tls?.cipher ?? '',
    Ssl_cipher_list: tls === undefined ? '' : `${DEFAULT_CIPHERSUITES}:${DEFAULT_CIPHERS}`,
    Ssl_verify_mode: tls === undefined ? 0 : 5,
    Ssl_version: tls?.protocol ?? '',
  };
}

/** What TLS in force was made of, which the ssl_* variables need not say (MySQL alone has these). */
function current({ tls, flavor }: ServerState): Record<string, string> {
  if (flavor === 'mariadb') return {};
  const settings = tls?.settings;
  return {
    Current_tls_ca: settings?.ca ?? '',
    Current_tls_capath: '',
    Current_tls_cert: settings?.cert ?? '',
    Current_tls_cipher: settings?.cipher ?? '',
    Current_tls_ciphersuites: settings?.ciphersuites ?? '',
    Current_tls_crl: settings?.crl ?? '',
    Current_tls_crlpath: '',
    Current_tls_key: settings?.key ?? '',
    Current_tls_version: settings?.version ?? '',
  };
}
