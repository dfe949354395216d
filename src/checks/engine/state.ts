/**
 * Where a connection can stand when it does not work, or works in another way than meant. Faults are told apart by the
 * state that they lead to: a key that cannot be read leads to a server without TLS, and that to a client that finds none.
 */
export type State =
  | 'option-overridden'
  | 'client-option-misread'
  | 'client-options-refused'
  | 'client-files-unusable'
  | 'wrong-target'
  | 'name-unresolved'
  | 'server-not-running'
  | 'not-reachable'
  | 'no-greeting'
  | 'errors-counted'
  | 'greeting-refused'
  | 'server-tls-off'
  | 'tls-not-offered'
  | 'tls-not-asked'
  | 'insecure-transport-refused'
  | 'handshake-failed'
  | 'server-cert-refused'
  | 'server-name-refused'
  | 'client-cert-refused'
  | 'client-cert-missing'
  | 'login-not-possible'
  | 'login-denied'
  | 'session-plain'
  | 'session-unverified'
  | 'session-limited'
  | 'access-too-wide'
  | 'reload-refused'
  | 'restart-will-fail'
  | 'side-port-without-tls'
  | 'replication-broken'
  | 'misread-output';

interface StateEntry {
  /** In the order in which a connection meets them: options, name, TCP, greeting, capability, TLS, certificates, login. */
  readonly layer: number;
  /** A clause about the connection. */
  readonly says: string;
  /** States that follow from this one. */
  readonly leadsTo: readonly State[];
}

export const states: Readonly<Record<State, StateEntry>> = {
  'option-overridden': {
    layer: 0,
    says: 'an option of the server that was written has no effect, because another one counts',
    leadsTo: ['server-not-running', 'server-tls-off', 'handshake-failed', 'server-cert-refused', 'client-cert-refused'],
  },
  'client-option-misread': {
    layer: 0,
    says: 'the client takes another value from its option file than was meant',
    leadsTo: ['client-files-unusable', 'client-options-refused'],
  },
  'client-options-refused': { layer: 0, says: 'the client refuses its own options before it connects', leadsTo: [] },
  'client-files-unusable': {
    layer: 0,
    says: 'the client cannot use its own TLS files',
    leadsTo: ['client-cert-missing', 'client-options-refused'],
  },
  'wrong-target': {
    layer: 0,
    says: 'the client goes to another server, account or option file than meant',
    leadsTo: [
      'client-files-unusable',
      'not-reachable',
      'name-unresolved',
      'login-denied',
      'tls-not-offered',
      'server-cert-refused',
      'server-name-refused',
      'session-plain',
    ],
  },
  'name-unresolved': { layer: 1, says: 'the host name has no address', leadsTo: [] },
  'server-not-running': { layer: 2, says: 'the server does not start', leadsTo: ['not-reachable'] },
  'not-reachable': { layer: 2, says: 'no TCP connection comes about', leadsTo: [] },
  'no-greeting': { layer: 3, says: 'the peer accepts the connection but sends no MySQL greeting', leadsTo: [] },
  'errors-counted': {
    layer: 2,
    says: 'connections from this host fail until the server blocks it',
    leadsTo: ['greeting-refused'],
  },
  'greeting-refused': { layer: 3, says: 'the server sends an error in place of its greeting', leadsTo: [] },
  'server-tls-off': { layer: 4, says: 'the server runs without TLS', leadsTo: ['tls-not-offered'] },
  'tls-not-offered': {
    layer: 4,
    says: 'the server does not offer TLS',
    leadsTo: ['session-plain', 'login-not-possible', 'insecure-transport-refused'],
  },
  'tls-not-asked': {
    layer: 4,
    says: 'the client does not ask for TLS',
    leadsTo: ['session-plain', 'login-denied', 'login-not-possible', 'insecure-transport-refused'],
  },
  'insecure-transport-refused': { layer: 4, says: 'the server refuses connections without TLS', leadsTo: [] },
  'handshake-failed': { layer: 5, says: 'the TLS handshake fails before any certificate is judged', leadsTo: [] },
  'server-cert-refused': { layer: 6, says: 'the client does not accept the certificate of the server', leadsTo: [] },
  'server-name-refused': {
    layer: 6,
    says: 'the certificate of the server does not name the host that the client asked for',
    leadsTo: [],
  },
  'client-cert-refused': { layer: 7, says: 'the server does not accept the certificate of the client', leadsTo: [] },
  'client-cert-missing': { layer: 7, says: 'the client shows no certificate', leadsTo: ['login-denied'] },
  'login-not-possible': { layer: 8, says: 'client and server find no way to send the password', leadsTo: [] },
  'login-denied': { layer: 9, says: 'the server denies the login', leadsTo: [] },
  'session-plain': {
    layer: 10,
    says: 'the session is not encrypted',
    leadsTo: ['login-denied', 'insecure-transport-refused'],
  },
  'session-unverified': { layer: 10, says: 'the session is encrypted to a server that nobody verified', leadsTo: [] },
  'session-limited': {
    layer: 10,
    says: 'the login works but a limit of the account or server is reached',
    leadsTo: [],
  },
  'access-too-wide': { layer: 11, says: 'somebody gets in who should not', leadsTo: [] },
  // Only findings about a certificate that lies ready and would be accepted stand here while a connection fails.
  'reload-refused': {
    layer: 12,
    says: 'the server refuses to load new TLS files',
    leadsTo: ['server-cert-refused', 'server-name-refused'],
  },
  'restart-will-fail': { layer: 12, says: 'the next start of the server will not bring what runs now', leadsTo: [] },
  'side-port-without-tls': { layer: 12, says: 'another port of the server has no TLS', leadsTo: [] },
  'replication-broken': { layer: 12, says: 'replication between servers does not connect as meant', leadsTo: [] },
  'misread-output': { layer: 13, says: 'an output that looks like a fault or hides one', leadsTo: [] },
};

const follow = (state: State): readonly State[] => states[state].leadsTo;

/** How many steps lead from `from` to `to`: 0 when they are equal, undefined when none do. */
export function stepsBetween(from: State, to: State): number | undefined {
  let frontier: readonly State[] = [from];
  const seen = new Set<State>(frontier);
  for (let steps = 0; frontier.length > 0; steps += 1) {
    if (frontier.includes(to)) return steps;
    frontier = frontier.flatMap(follow).filter((state) => !seen.has(state));
    for (const state of frontier) seen.add(state);
  }
  return undefined;
}
