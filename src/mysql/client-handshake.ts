import { fail, invariant } from '../base/error.ts';
import type { Channel } from './auth/plugin.ts';
import { CLIENT, CLIENT_WANTS, has } from './capabilities.ts';
import { type ClientLogin, clientLogin, type LoginResult } from './client-login.ts';
import { type Handshake, read, type TlsFacts, upgradeTls, write } from './handshake-step.ts';
import { isErr, parseErr } from './packets/err.ts';
import { type Greeting, parseGreeting } from './packets/greeting.ts';
import { buildSslRequest, type SslRequest } from './packets/ssl-request.ts';
import { serverRefusal } from './server-refusal.ts';

/** How far a client goes before it logs in. */
export interface ClientStart {
  /** `never`: plain. `if-offered`: plain only where the server does not offer TLS. `must`: TLS or nothing. */
  readonly tls: 'never' | 'if-offered' | 'must';
  /** A socket inside the machine counts as safe for a password even without TLS. */
  readonly transport: 'tcp' | 'socket';
  /** Capabilities beyond CLIENT_WANTS to ask for, and those of CLIENT_WANTS to leave. */
  readonly want?: bigint;
  readonly leave?: bigint;
  /** Collation id; 45 (utf8mb4_general_ci), which every server since 5.5.3 knows. */
  readonly charset?: number;
}

/** A connection that is ready for a login. */
export interface Started {
  readonly greeting: Greeting;
  /** What both sides can. */
  readonly capabilities: bigint;
  readonly tls: TlsFacts | undefined;
  readonly head: SslRequest;
  readonly channel: Channel;
}

/** Everything for a whole handshake. */
export interface ClientOptions extends ClientStart, ClientLogin {}

/** What a successful handshake tells. */
export interface ClientOutcome extends Started, LoginResult {}

/** The largest payload that the client says it takes; the mysql client's own number. */
const MAX_PACKET = 0x1000000;

/**
 * The client's half, from the greeting to the OK. Errors: `server-refused` (the server's ERR, whole), `tls-not-offered`,
 * `server-not-mysql`, `server-protocol-old`, `server-capability-missing`, `packet-unexpected`, the `auth-*` codes and
 * those of the parsers. Nothing secret is written before TLS where TLS is wanted, and a failed TLS is never followed by plain.
 */
export function* clientHandshake(options: ClientOptions): Handshake<ClientOutcome> {
  const started = yield* clientStart(options, loginFlags(options));
  if (options.database !== undefined) requireCapability(started.greeting, CLIENT.CONNECT_WITH_DB, 'CONNECT_WITH_DB');
  return { ...started, ...(yield* clientLogin(options, started)) };
}

/** Reads the greeting and makes TLS where wanted: all that a look at the server's TLS needs. */
export function* clientStart(options: ClientStart, also: bigint = 0n): Handshake<Started> {
  const first = yield* read();
  if (isErr(first)) throw serverRefusal(parseErr(first));
  const greeting = parseGreeting(first);
  requireCapability(greeting, CLIENT.PROTOCOL_41, 'PROTOCOL_41');
  requireCapability(greeting, CLIENT.SECURE_CONNECTION, 'SECURE_CONNECTION');
  const offered = has(greeting.capabilities, CLIENT.SSL);
  if (options.tls === 'must' && !offered) tlsNotOffered(greeting);
  const useTls = options.tls !== 'never' && offered;
  const wants = ((CLIENT_WANTS | (options.want ?? 0n)) & ~(options.leave ?? 0n)) | also;
  const capabilities = (wants & greeting.capabilities & ~CLIENT.SSL) | (useTls ? CLIENT.SSL : 0n);
  const head: SslRequest = { capabilities, maxPacket: MAX_PACKET, charset: options.charset ?? 45 };
  const tls = useTls ? yield* startTls(head) : undefined;
  const channel = tls !== undefined ? 'tls' : options.transport === 'socket' ? 'socket' : 'plain';
  invariant(options.tls !== 'must' || tls !== undefined, 'TLS was demanded and is not there');
  return { greeting, capabilities, tls, head, channel };
}

function* startTls(head: SslRequest): Handshake<TlsFacts> {
  yield* write(buildSslRequest(head));
  return yield* upgradeTls();
}

function loginFlags(options: ClientLogin): bigint {
  return options.database === undefined ? 0n : CLIENT.CONNECT_WITH_DB;
}

function requireCapability(greeting: Greeting, flag: bigint, name: string): void {
  if (has(greeting.capabilities, flag)) return;
  fail('server-capability-missing', {
    seen: `a server ${greeting.version} without ${name}`,
    expected: 'MySQL 4.1 or later',
    fields: { capability: name, version: greeting.version },
  });
}

function tlsNotOffered(greeting: Greeting): never {
  fail('tls-not-offered', {
    seen: `a server ${greeting.version} that does not offer TLS`,
    expected: 'TLS',
    next: 'see with tlsql doctor why the server has no TLS; only --ssl-mode=DISABLED or PREFERRED goes on without',
    fields: { version: greeting.version },
  });
}
