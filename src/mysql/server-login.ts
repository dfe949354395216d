import type { Channel, ServerAuthContext, ServerRole } from './auth/plugin.ts';
import { accountPlugin } from './auth/plugins.ts';
import { withZero } from './auth/secret.ts';
import { CLIENT, has } from './capabilities.ts';
import { type Handshake, read, write } from './handshake-step.ts';
import { buildAuthMoreData } from './packets/auth-more-data.ts';
import { buildAuthSwitchRequest } from './packets/auth-switch-request.ts';
import type { ErrPacket } from './packets/err.ts';
import type { Greeting } from './packets/greeting.ts';
import type { HandshakeResponse } from './packets/handshake-response.ts';

/** An account as the server keeps it. */
export interface ServerAccount {
  /** `'user'@'host'` */
  readonly account: string;
  /** As in mysql.user: `caching_sha2_password`, `ed25519`, `unix_socket`, … */
  readonly plugin: string;
  /** authentication_string, one character a byte (latin1). */
  readonly stored: string;
}

/** What a server needs to check logins. */
export interface ServerLogin {
  /** The account for this user name, or undefined: the dialogue is then played to its end and refused, so that names cannot be guessed. */
  readonly findAccount: (user: string) => ServerAccount | undefined;
  /** The client's host, as `Access denied` names it. */
  readonly clientHost: string;
  /** caching_sha2_password's cache: one for all connections, cleared as FLUSH PRIVILEGES does. */
  readonly cache: Map<string, Uint8Array>;
  /** The RSA pair in PEM for passwords on plain connections. */
  readonly rsa?: { readonly privateKey: string; readonly publicKey: string };
  /** The system user at the other end of a socket. */
  readonly peerUser?: string;
  /** Cryptographically random bytes. */
  readonly random: (length: number) => Uint8Array;
}

/** A login to be checked. */
interface Attempt {
  readonly response: HandshakeResponse;
  readonly channel: Channel;
  readonly greeting: Greeting;
  readonly capabilities: bigint;
}

/** Whom the password let in, or the refusal. */
type Verdict = { readonly account: string; readonly plugin: string } | { readonly err: ErrPacket };

/** Checks the password by the account's plugin, switching to it where the client began with another. */
export function* serverLogin(options: ServerLogin, attempt: Attempt): Handshake<Verdict> {
  const { response, greeting } = attempt;
  const found = options.findAccount(response.user);
  const offered = greeting.authPlugin ?? 'mysql_native_password';
  const account: ServerAccount = found ?? { account: '', plugin: offered, stored: NOBODY };
  const plugin = accountPlugin(account.plugin);
  if (plugin?.server === undefined) return { err: notLoaded(account.plugin) };
  const role = plugin.server;
  if (role.safeChannelOnly === true && attempt.channel === 'plain')
    return { err: denied(response.user, options.clientHost, response.authResponse) };
  const begun =
    role.challengeLength === 0 || ((response.authPlugin ?? offered) === plugin.name && plugin.name === offered);
  if (!begun && !has(attempt.capabilities, CLIENT.PLUGIN_AUTH)) return { err: CLIENT_TOO_OLD };
  const challenge = begun ? greeting.scramble : challengeBytes(options.random, role.challengeLength);
  const first = begun ? response.authResponse : yield* switchTo(plugin.name, role, challenge);
  const right = yield* runCheck(role, serverContext(options, attempt, account, challenge), first);
  if (!right || found === undefined) return { err: denied(response.user, options.clientHost, first) };
  return { account: account.account, plugin: account.plugin };
}

/** Random bytes as servers make them for scrambles: 7 bits, neither zero nor `$` (generate_user_salt, mysys/crypt_genhash_impl.cc). */
export function challengeBytes(random: (length: number) => Uint8Array, length: number): Uint8Array {
  return random(length).map((byte) => {
    const low = byte & 0x7f;
    return low === 0 || low === 0x24 ? low + 1 : low;
  });
}

function* switchTo(plugin: string, role: ServerRole, challenge: Uint8Array): Handshake<Uint8Array> {
  const data = role.zeroAfter ? withZero(challenge) : challenge;
  yield* write(buildAuthSwitchRequest({ plugin, data }));
  return (yield* read()).slice();
}

function* runCheck(role: ServerRole, context: ServerAuthContext, first: Uint8Array): Handshake<boolean> {
  const steps = role.check(context, first);
  let result = steps.next();
  while (!result.done) {
    yield* write(buildAuthMoreData(result.value.send));
    result = steps.next(result.value.reply ? (yield* read()).slice() : new Uint8Array(0));
  }
  return result.value;
}

function serverContext(
  options: ServerLogin,
  attempt: Attempt,
  account: ServerAccount,
  challenge: Uint8Array,
): ServerAuthContext {
  return {
    challenge,
    stored: account.stored,
    account: account.account,
    user: attempt.response.user,
    channel: attempt.channel,
    cache: options.cache,
    rsa: options.rsa,
    peerUser: options.peerUser,
  };
}

/** Stored for accounts that don't exist: a form that no password has. */
const NOBODY = '-';

/** ER_NOT_SUPPORTED_AUTH_MODE */
const CLIENT_TOO_OLD: ErrPacket = {
  number: 1251,
  sqlState: '08004',
  message: 'Client does not support authentication protocol requested by server; consider upgrading MySQL client',
};

/** ER_PLUGIN_IS_NOT_LOADED */
function notLoaded(plugin: string): ErrPacket {
  return { number: 1524, sqlState: 'HY000', message: `Plugin '${plugin}' is not loaded` };
}

/** ER_ACCESS_DENIED_ERROR */
function denied(user: string, host: string, first: Uint8Array): ErrPacket {
  const used = first.length > 1 || (first[0] ?? 0) !== 0 ? 'YES' : 'NO';
  return {
    number: 1045,
    sqlState: '28000',
    message: `Access denied for user '${user}'@'${host}' (using password: ${used})`,
  };
}
