import { fail } from '../base/error.ts';
import { can } from './abilities.ts';
import { mysqlNativePassword } from './auth/mysql-native-password.ts';
import type { AuthPlugin, Channel, ClientAuthContext, ClientAuthStep } from './auth/plugin.ts';
import { authPlugin } from './auth/plugins.ts';
import { refusePlugin } from './auth/refused-plugins.ts';
import { CLIENT, has } from './capabilities.ts';
import { type Handshake, read, type TlsFacts, write } from './handshake-step.ts';
import { parseAuthMoreData } from './packets/auth-more-data.ts';
import { isAuthSwitchRequest, parseAuthSwitchRequest } from './packets/auth-switch-request.ts';
import { buildCommand } from './packets/command.ts';
import { isErr, parseErr } from './packets/err.ts';
import type { Greeting } from './packets/greeting.ts';
import { buildHandshakeResponse } from './packets/handshake-response.ts';
import { isOk, type OkPacket, parseOk } from './packets/ok.ts';
import type { SslRequest } from './packets/ssl-request.ts';
import { type ServerProof, verifyServerProof } from './server-proof.ts';
import { serverRefusal } from './server-refusal.ts';
import { parseServerVersion } from './server-version.ts';

/** Who logs in and how. */
export interface ClientLogin {
  readonly user: string;
  /** As bytes (UTF-8, or whatever the account's password is made of); empty for none. The caller wipes it. */
  readonly password: Uint8Array;
  readonly database?: string;
  /** Connection attributes, shown in performance_schema.session_connect_attrs. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Try this plugin first instead of the server's default (`--default-auth`). */
  readonly plugin?: string;
  /** The server's RSA public key in PEM. */
  readonly publicKey?: string;
  /** Ask the server for its RSA public key. Used only where the connection is plain, thus never where TLS is a must. */
  readonly fetchPublicKey?: boolean;
  /** Let mysql_clear_password send the password as it is, over TLS or a socket. */
  readonly cleartext?: boolean;
  /** The certificate was not verified: the server must prove by the password that it is its own (MariaDB 11.4+). */
  readonly needsProof?: boolean;
  /** Cryptographically random bytes. */
  readonly random: (length: number) => Uint8Array;
}

/** How the login went. */
export interface LoginResult {
  readonly ok: OkPacket;
  /** The plugin that the account logged in with. */
  readonly plugin: string;
  /** Plugins that the server switched to, in order. */
  readonly switches: readonly string[];
  /** The server asked for the password itself (caching_sha2_password, cold cache). */
  readonly full: boolean;
  /** The password went under this RSA key. */
  readonly publicKey: 'given' | 'fetched' | undefined;
  readonly proof: ServerProof;
}

/** Where the login starts from. */
interface Stage {
  readonly greeting: Greeting;
  readonly capabilities: bigint;
  readonly head: SslRequest;
  readonly channel: Channel;
  readonly tls: TlsFacts | undefined;
}

/** A plugin in mid-dialogue. */
interface Dialogue {
  readonly plugin: AuthPlugin;
  readonly steps: Generator<ClientAuthStep, void, Uint8Array>;
  /** The server's data so far. */
  readonly heard: Uint8Array[];
  /** It has said all: only the server's verdict may follow. */
  ended: boolean;
}

/** Packets that a login may take, all together: a server that never ends it is refused. */
const ROUNDS_MAX = 16;

/** The client's half of the login, from the handshake response to the OK. Errors: see clientHandshake. */
export function* clientLogin(options: ClientLogin, stage: Stage): Handshake<LoginResult> {
  return yield* authenticate(options, stage, (plugin, authResponse) => respond(options, stage, plugin, authResponse));
}

/**
 * Logs in again on the same connection (COM_CHANGE_USER); `stage` is the outcome of the handshake. Errors: as clientLogin.
 */
export function* clientChangeUser(options: ClientLogin, stage: Stage): Handshake<LoginResult> {
  return yield* authenticate(options, stage, (authPlugin, authResponse) => {
    const { user, database = '', attributes = {} } = options;
    const command = { command: 'change-user', user, authResponse, database, authPlugin } as const;
    const sent = { ...attributes, ...padding(stage) };
    return buildCommand({ ...command, attributes: sent, charset: stage.head.charset }, stage.capabilities);
  });
}

/**
 * MySQL 5.6 looks for the attributes where the charset stands, and refuses the command where fewer bytes follow than the charset's
 * number says (parse_com_change_user_packet): so many always follow.
 */
function padding({ greeting, capabilities }: Stage): Readonly<Record<string, string>> {
  const reads = can(parseServerVersion(greeting.version), 'change-user-attributes') !== false;
  return reads || !has(capabilities, CLIENT.CONNECT_ATTRS) ? {} : { _padding: '.'.repeat(250) };
}

function* authenticate(
  options: ClientLogin,
  stage: Stage,
  opening: (plugin: string, authResponse: Uint8Array) => Uint8Array,
): Handshake<LoginResult> {
  const name = firstPlugin(options, stage);
  // A plugin that cannot start from the greeting is only named: the server then sends it data of its own.
  let dialogue =
    authPlugin(name)?.firstGuess === true ? open(options, stage, name, stage.greeting.scramble) : undefined;
  let step = dialogue === undefined ? undefined : advance(dialogue);
  yield* write(opening(name, step?.send ?? new Uint8Array(0)));
  const switches: string[] = [];
  const seen = { full: false, publicKey: undefined as ClientAuthStep['publicKey'] };
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    seen.full ||= step?.full ?? false;
    seen.publicKey = step?.publicKey ?? seen.publicKey;
    const payload = yield* read();
    if (isErr(payload)) throw serverRefusal(parseErr(payload));
    if (isOk(payload)) {
      const ok = parseOk(payload, stage.capabilities);
      return {
        ok,
        plugin: dialogue?.plugin.name ?? name,
        switches,
        ...seen,
        proof: prove(ok, options, stage, dialogue),
      };
    }
    if (isAuthSwitchRequest(payload)) {
      const request = parseAuthSwitchRequest(payload);
      switches.push(request.plugin);
      dialogue = open(options, stage, request.plugin, request.data);
      step = advance(dialogue);
    } else {
      step = advance(dialogue ?? unexpectedData(name), parseAuthMoreData(payload).slice());
    }
    if (step !== undefined) yield* write(step.send);
  }
  fail('packet-unexpected', { seen: `a login of more than ${ROUNDS_MAX} packets`, expected: 'OK or an error' });
}

/** Starts a plugin. Errors: `auth-plugin-unknown`, `auth-not-provable`. */
function open(options: ClientLogin, stage: Stage, name: string, data: Uint8Array): Dialogue {
  const plugin = authPlugin(name) ?? refusePlugin(name);
  if (options.needsProof === true && plugin.proofHash === undefined) notProvable(name);
  const context: ClientAuthContext = {
    password: options.password,
    data: data.slice(),
    channel: stage.channel,
    publicKey: options.publicKey,
    fetchPublicKey: options.fetchPublicKey ?? false,
    cleartext: options.cleartext ?? false,
    random: options.random,
  };
  return { plugin, steps: plugin.client(context), heard: [context.data], ended: false };
}

/** The plugin's next answer, or undefined when the server's verdict comes next. */
function advance(dialogue: Dialogue, data?: Uint8Array): ClientAuthStep | undefined {
  if (dialogue.ended) unexpectedData(dialogue.plugin.name);
  if (data !== undefined) dialogue.heard.push(data);
  const result = dialogue.steps.next(data ?? new Uint8Array(0));
  if (!result.done) return result.value;
  dialogue.ended = true;
  return undefined;
}

function unexpectedData(plugin: string): never {
  fail('packet-unexpected', { at: plugin, seen: 'data of the auth plugin', expected: 'OK, an error or a switch' });
}

function prove(ok: OkPacket, options: ClientLogin, stage: Stage, dialogue: Dialogue | undefined): ServerProof {
  const proof =
    dialogue === undefined
      ? 'none'
      : verifyServerProof(ok.info, {
          plugin: dialogue.plugin,
          password: options.password,
          heard: dialogue.heard,
          scramble: stage.greeting.scramble,
          tls: stage.tls,
        });
  if (options.needsProof === true && proof !== 'right') proofWrong(proof);
  return proof;
}

/**
 * The plugin to begin with: the user's, else the server's default where a first guess can give nothing away and needs
 * nothing that may be missing, else mysql_native_password. The server switches to the account's own.
 */
function firstPlugin(options: ClientLogin, stage: Stage): string {
  if (options.plugin !== undefined) return options.plugin;
  const offered = stage.greeting.authPlugin;
  const plugin = offered === undefined ? undefined : authPlugin(offered);
  const harmless = plugin?.firstGuess === true && (options.needsProof !== true || plugin.proofHash !== undefined);
  return harmless && plugin !== undefined ? plugin.name : mysqlNativePassword.name;
}

function respond(options: ClientLogin, stage: Stage, plugin: string, authResponse: Uint8Array): Uint8Array {
  const lenenc = has(stage.capabilities, CLIENT.PLUGIN_AUTH_LENENC);
  if (!lenenc && authResponse.length > 255)
    fail('server-capability-missing', {
      seen: 'an auth response of more than 255 bytes',
      expected: 'PLUGIN_AUTH_LENENC_CLIENT_DATA',
    });
  return buildHandshakeResponse({
    ...stage.head,
    user: options.user,
    authResponse,
    database: options.database,
    authPlugin: plugin,
    attributes: options.attributes ?? {},
    zstdLevel: undefined,
  });
}

function notProvable(plugin: string): never {
  fail('auth-not-provable', {
    at: plugin,
    seen: 'the certificate is not verified, and this plugin would hand the password to whoever sent it',
    expected:
      'a verified certificate, or a plugin whose hash proves the server (mysql_native_password, client_ed25519, parsec)',
    next: "give --ssl-ca with the CA that signed the server's certificate",
    fields: { plugin },
  });
}

const proofClauses: Readonly<Record<ServerProof, string>> = {
  none: 'a login without any proof',
  unchecked: 'a login without a password, which proves nothing',
  wrong: 'a proof for another password or another certificate',
  right: 'the right proof',
};

function proofWrong(proof: ServerProof): never {
  fail('server-proof-wrong', {
    seen: proofClauses[proof],
    expected: 'SHA-256 over password hash, scramble and certificate fingerprint',
    fields: { proof },
  });
}
