import { TlsqlError } from '../base/error.ts';
import { CLIENT, has, SERVER_OFFERS, STATUS } from './capabilities.ts';
import { type Handshake, read, type TlsFacts, upgradeTls, write } from './handshake-step.ts';
import { buildErr, type ErrPacket } from './packets/err.ts';
import { buildGreeting, type Greeting } from './packets/greeting.ts';
import { type HandshakeResponse, parseHandshakeResponse } from './packets/handshake-response.ts';
import { buildOk, PLAIN_OK } from './packets/ok.ts';
import { isSslRequest, parseSslRequest } from './packets/ssl-request.ts';
import { type ServerLogin, serverLogin } from './server-login.ts';

/** How a server greets and whom it lets in. */
export interface ServerOptions extends ServerLogin {
  /** `8.0.36` or `5.5.5-10.11.6-MariaDB` */
  readonly version: string;
  readonly connectionId: number;
  /** 20 bytes without zeros: `challengeBytes(random, 20)`. */
  readonly scramble: Uint8Array;
  readonly offersTls: boolean;
  /** Refuse logins over a plain network connection with error 3159. */
  readonly requireTls?: boolean;
  readonly transport: 'tcp' | 'socket';
  /** Instead of SERVER_OFFERS; SSL is added and removed by `offersTls`. */
  readonly capabilities?: bigint;
  /** Collation id; 45 unless told. */
  readonly charset?: number;
  /** Named in the greeting. */
  readonly defaultPlugin: string;
  /** The last word on a login with the right password (REQUIRE clause, database, lock): an error refuses it. */
  readonly admit?: (login: Login) => ErrPacket | undefined;
}

/** A login whose password was right. */
export interface Login {
  /** The account that matched: `'user'@'host'`. */
  readonly account: string;
  readonly plugin: string;
  readonly response: HandshakeResponse;
  /** What both sides can. */
  readonly capabilities: bigint;
  readonly tls: TlsFacts | undefined;
}

/** `in`: the OK was written, commands follow. `refused`: the ERR was written, the connection is to be closed. */
export type ServerOutcome =
  | ({ readonly result: 'in' } & Login)
  | { readonly result: 'refused'; readonly err: ErrPacket; readonly user: string; readonly tls: TlsFacts | undefined };

/**
 * The server's half, from the greeting to OK or ERR. Errors: those of the parsers, after ERR 1043 was written where a packet
 * made no sense, as the real servers do.
 */
export function* serverHandshake(options: ServerOptions): Handshake<ServerOutcome> {
  const greeting = greet(options);
  yield* write(buildGreeting(greeting));
  try {
    return yield* answer(options, greeting);
  } catch (error) {
    if (error instanceof TlsqlError)
      yield* write(buildErr({ number: 1043, sqlState: '08S01', message: 'Bad handshake' }));
    throw error;
  }
}

function* answer(options: ServerOptions, greeting: Greeting): Handshake<ServerOutcome> {
  let payload = yield* read();
  let tls: TlsFacts | undefined;
  if (options.offersTls && isSslRequest(payload)) {
    parseSslRequest(payload);
    tls = yield* upgradeTls();
    payload = yield* read();
  }
  const response = parseHandshakeResponse(payload);
  const capabilities = response.capabilities & greeting.capabilities;
  const refuse = function* (err: ErrPacket): Handshake<ServerOutcome> {
    yield* write(buildErr(err));
    return { result: 'refused', err, user: response.user, tls };
  };
  const channel = tls !== undefined ? 'tls' : options.transport === 'socket' ? 'socket' : 'plain';
  if (options.requireTls === true && channel === 'plain') return yield* refuse(INSECURE);
  const verdict = yield* serverLogin(options, { response, channel, greeting, capabilities });
  if ('err' in verdict) return yield* refuse(verdict.err);
  const login: Login = { ...verdict, response, capabilities, tls };
  const objection = options.admit?.(login);
  if (objection !== undefined) return yield* refuse(objection);
  yield* write(buildOk(PLAIN_OK, capabilities));
  return { result: 'in', ...login };
}

function greet(options: ServerOptions): Greeting {
  const base = (options.capabilities ?? SERVER_OFFERS) & ~CLIENT.SSL;
  return {
    version: options.version,
    connectionId: options.connectionId,
    scramble: options.scramble,
    capabilities: options.offersTls ? base | CLIENT.SSL : base,
    charset: options.charset ?? 45,
    status: STATUS.AUTOCOMMIT,
    authPlugin: has(base, CLIENT.PLUGIN_AUTH) ? options.defaultPlugin : undefined,
  };
}

/** ER_SECURE_TRANSPORT_REQUIRED */
const INSECURE: ErrPacket = {
  number: 3159,
  sqlState: 'HY000',
  message: 'Connections using insecure transport are prohibited while --require_secure_transport=ON.',
};
