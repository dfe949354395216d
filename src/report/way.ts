import type { Attempt } from '../facts/wire.ts';

/** A part of the way of a connection, in order. */
export interface WayPart {
  readonly name: 'name' | 'TCP' | 'greeting' | 'TLS' | 'certificate' | 'login';
  /** `left-out`: it goes on without it, as a plain connection without TLS. */
  readonly state: 'passed' | 'stopped' | 'left-out' | 'not-reached';
  /** What was seen there, a few words. */
  readonly seen: string;
}

/** How far the first connection came: the way from the name to the login. Empty where none was tried. */
export function wayOf(attempts: readonly Attempt[]): readonly WayPart[] {
  const [attempt] = attempts;
  if (attempt === undefined) return [];
  const { to, connectError, greeting, greetingError, tls, login } = attempt;
  const parts: WayPart[] = [];
  const add = (name: WayPart['name'], state: WayPart['state'], seen = ''): void =>
    void parts.push({ name, state, seen });
  add('name', 'passed', to.socket ?? to.address ?? '');
  add(
    'TCP',
    connectError === undefined ? 'passed' : 'stopped',
    connectError ?? (to.port === undefined ? '' : `port ${to.port}`),
  );
  const refused = greetingError === undefined ? 'none came' : `error ${greetingError.errno}`;
  add('greeting', greeting === undefined ? 'stopped' : 'passed', greeting?.version ?? refused);
  const plain = !attempt.tlsWanted || (greeting?.offersTls === false && attempt.stage !== 'capability');
  if (plain) {
    add('TLS', 'left-out', 'without');
    add('certificate', 'left-out');
  } else {
    // A certificate that is judged comes within the handshake: that is as far as it came.
    const judged = tls?.verified?.ok === false || clientRefused(attempt);
    add('TLS', tls?.ok === true || judged ? 'passed' : 'stopped', tlsSeen(attempt));
    add('certificate', judged ? 'stopped' : 'passed', certificateSeen(attempt));
  }
  add('login', login?.ok === true ? 'passed' : 'stopped', loginSeen(attempt));
  return cutAtStop(parts);
}

/** A server that does not like the client's certificate ends the handshake with an alert, or in TLS 1.3 the connection after it. */
function clientRefused({ clientCertificateSent, tls, login }: Attempt): boolean {
  if (clientCertificateSent !== true) return false;
  return (tls?.ok === false && tls.alertReceived !== undefined) || (tls?.ok === true && login?.closed !== undefined);
}

function certificateSeen(attempt: Attempt): string {
  const { verified } = attempt.tls ?? {};
  if (verified?.ok === false) return verified.what === 'name' ? 'of the server: the name' : 'of the server: the chain';
  if (clientRefused(attempt)) return 'of the client';
  return verified === undefined ? 'not verified' : '';
}

function tlsSeen({ greeting, tls }: Attempt): string {
  if (greeting?.offersTls === false) return 'not offered';
  return tls?.protocol ?? tls?.alertReceived?.name ?? '';
}

function loginSeen({ login }: Attempt): string {
  return login?.error === undefined ? '' : `error ${login.error.errno}`;
}

/** What lies behind the place where it stopped was not reached. */
function cutAtStop(parts: readonly WayPart[]): readonly WayPart[] {
  const stop = parts.findIndex(({ state }) => state === 'stopped');
  return parts.map((part, index) =>
    stop === -1 || index <= stop ? part : { ...part, state: 'not-reached', seen: '' },
  );
}
