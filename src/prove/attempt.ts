import { TlsqlError } from '../base/error.ts';
import type { Proof, ProofId } from '../facts/proof.ts';
import type { Session } from '../session/open-session.ts';

/** What came of one login attempt. */
export type Attempt =
  | { readonly kind: 'in'; readonly session: Session; readonly millis: number }
  /** The server, or our own check of the server, said no. */
  | { readonly kind: 'refused'; readonly by: 'server' | 'client'; readonly error: TlsqlError; readonly millis: number }
  /** Something else went wrong: nothing can be said. */
  | { readonly kind: 'unclear'; readonly error: TlsqlError; readonly millis: number };

/**
 * Codes with which a server refuses a login or a client certificate. `tls-not-spoken`: yaSSL answers a certificate that it
 * refuses with a plaintext error in the middle of the handshake; that it speaks TLS at all, the rightful login has shown.
 */
const byServer: ReadonlySet<string> = new Set([
  'server-refused',
  'tls-alert',
  'tls-connection-lost',
  'tls-not-spoken',
  'connection-lost',
  'connection-closed',
]);
/** Codes with which our own side turns away from a server. */
const byClient: ReadonlySet<string> = new Set(['server-chain-untrusted', 'server-name-mismatch']);

/** Server errors that say nothing about the credentials: blocked host, too many connections, server gone. */
const unrelated: ReadonlySet<number> = new Set([1040, 1129, 1130, 1203, 1226, 1053, 1152, 1159]);

/** Runs one attempt and sorts its result. */
export async function attempt(open: () => Promise<Session>): Promise<Attempt> {
  const started = performance.now();
  try {
    const session = await open();
    return { kind: 'in', session, millis: performance.now() - started };
  } catch (thrown) {
    if (!(thrown instanceof TlsqlError)) throw thrown;
    return sorted(thrown, performance.now() - started);
  }
}

function sorted(error: TlsqlError, millis: number): Attempt {
  const number = error.detail.fields?.number;
  if (typeof number === 'number' && unrelated.has(number)) return { kind: 'unclear', error, millis };
  if (byClient.has(error.code)) return { kind: 'refused', by: 'client', error, millis };
  if (byServer.has(error.code)) return { kind: 'refused', by: 'server', error, millis };
  return { kind: 'unclear', error, millis };
}

/** The other side's own words, as they came. */
export function words(error: TlsqlError): string | undefined {
  const { message, openssl } = error.detail.fields ?? {};
  if (typeof message === 'string') return message;
  return typeof openssl === 'string' ? openssl : undefined;
}

/** An attempt that must be refused, and by which side. */
export interface Refusal {
  readonly id: ProofId;
  readonly expected: string;
  readonly by: 'server' | 'client';
  readonly open: () => Promise<Session>;
  /** Whether the rightful client gets in right now: a connection that just broke is a refusal only if the server lives. */
  readonly stillIn: () => Promise<boolean>;
}

/** The proof of an attempt that must be refused. */
export async function mustFail({ id, expected, by, open, stillIn }: Refusal): Promise<Proof> {
  const result = await attempt(open);
  const { millis } = result;
  if (result.kind === 'in') {
    await result.session.close();
    return { id, expected, observed: 'let in', outcome: 'failed', millis };
  }
  const said = words(result.error);
  const spoken = said === undefined ? {} : { serverSaid: said };
  if (result.kind === 'refused' && result.by === by) {
    if (isSilent(result.error) && !(await stillIn())) {
      const observed = 'not told: the connection broke, and the rightful login does not work either';
      return { id, expected, observed, outcome: 'unknown', ...spoken, millis };
    }
    return { id, expected, observed: observedText(result.error), outcome: 'passed', ...spoken, millis };
  }
  return { id, expected, observed: `not told: ${result.error.message}`, outcome: 'unknown', ...spoken, millis };
}

/** Whether the other side gave no reason: then it may as well have gone away. */
function isSilent(error: TlsqlError): boolean {
  const { number, alert } = error.detail.fields ?? {};
  return byServer.has(error.code) && number === undefined && alert === undefined;
}

/** One clause about how it was refused. */
function observedText(error: TlsqlError): string {
  const { number, alert } = error.detail.fields ?? {};
  if (typeof number === 'number') return `refused with error ${number}`;
  if (typeof alert === 'string') return `refused in the TLS handshake (alert ${alert})`;
  if (error.code === 'server-chain-untrusted')
    return `turned away: ${error.detail.fields?.chainError ?? error.detail.seen}`;
  if (error.code === 'server-name-mismatch') return 'turned away: the name is not in the certificate';
  if (error.code === 'tls-not-spoken') return 'the server broke off the TLS handshake with a plaintext answer';
  return 'the server ended the connection in or right after the TLS handshake';
}
