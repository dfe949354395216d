import { type Deadline, deadlineIn } from '../base/deadline.ts';
import { invariant, TlsqlError } from '../base/error.ts';
import { CLIENT, SERVER_OFFERS } from '../mysql/capabilities.ts';
import type { Handshake, TlsFacts } from '../mysql/handshake-step.ts';
import { buildErr, type ErrPacket } from '../mysql/packets/err.ts';
import { type Login, type ServerOptions, type ServerOutcome, serverHandshake } from '../mysql/server-handshake.ts';
import { challengeBytes, type ServerLogin } from '../mysql/server-login.ts';
import type { Peer } from './account-hosts.ts';
import { type Account, accountName, findAccount, objectionTo } from './accounts.ts';
import { alertFor } from './alert-record.ts';
import type { EndpointFaults } from './faults.ts';
import { peerTls } from './peer-tls.ts';
import { accessDenied, objectionErr, unknownDatabase } from './refusals.ts';
import type { RsaPair } from './rsa-pair.ts';
import type { ServerState } from './state.ts';
import type { Wire } from './wire.ts';

/** A connection before anybody has logged in. */
export interface Guest {
  readonly id: number;
  readonly peer: Peer;
  /** `127.0.0.1:51234`, or `socket`. */
  readonly at: string;
  readonly wire: Wire;
}

/** Somebody who got in. */
export interface Entered {
  readonly account: Account;
  readonly user: string;
  readonly database: string | undefined;
  readonly capabilities: bigint;
  readonly tls: TlsFacts | undefined;
}

/** What logins need beside the state. */
export interface Door {
  readonly state: ServerState;
  readonly rsa: RsaPair;
  readonly faults: EndpointFaults;
}

/** The payload of a greeting may have little; a HandshakeResponse carries up to 64 KiB of attributes and a long name. */
export const LOGIN_PACKET_MAX: number = 256 * 1024;

/** Greets and logs in; undefined where the client left or was refused. Errors: those of Wire and of the parsers. */
export async function logIn(door: Door, guest: Guest, deadline: Deadline): Promise<Entered | undefined> {
  const { state } = door;
  let found: Account | undefined;
  const remember = (account: Account | undefined): void => {
    found = account;
  };
  const options = serverOptions(door, guest, remember, () => found);
  const outcome = await drive(door, guest, serverHandshake(options), deadline);
  if (outcome === undefined) return undefined;
  if (outcome.result === 'refused') {
    note(state, guest, outcome.err.message);
    return undefined;
  }
  invariant(found !== undefined, 'a login without an account got in');
  const { response, capabilities, tls } = outcome;
  return { account: found, user: response.user, database: response.database, capabilities, tls };
}

/** How passwords are checked for this guest; `remember` is told the account that matched. */
export function loginOptions(door: Door, guest: Guest, remember: (account: Account | undefined) => void): ServerLogin {
  const { state } = door;
  return {
    findAccount: (user) => {
      const account = findAccount(state.accounts, user, guest.peer);
      remember(account);
      return account && { account: accountName(account), plugin: account.plugin, stored: account.stored };
    },
    clientHost: guest.peer.host,
    cache: state.passwordCache,
    rsa: door.rsa,
    random: state.random,
  };
}

/** The account's word on a login with the right password, and that of the database it wants. */
export function objection(
  state: ServerState,
  guest: Guest,
  account: Account,
  login: { readonly user: string; readonly database: string | undefined; readonly tls: TlsFacts | undefined },
): ErrPacket | undefined {
  const server = {
    flavor: state.flavor,
    secureOnly: state.globals.get('require_secure_transport') === 'ON',
    socket: guest.peer.ip === undefined,
  };
  const against = objectionTo(account, login.tls, server);
  if (against?.kind === 'require' && against.log !== undefined) note(state, guest, against.log);
  // The password was right: one was used exactly where the account has one.
  if (against !== undefined) return objectionErr(against, login.user, guest.peer.host, account.stored !== '');
  const { database } = login;
  return database === undefined || state.databases.has(database) ? undefined : unknownDatabase(database);
}

function serverOptions(
  door: Door,
  guest: Guest,
  remember: (account: Account | undefined) => void,
  found: () => Account | undefined,
): ServerOptions {
  const { state, faults } = door;
  return {
    ...loginOptions(door, guest, remember),
    version: state.version,
    connectionId: guest.id,
    scramble: challengeBytes(state.random, 20),
    offersTls: state.tls !== undefined && faults.stripTlsCapability !== true,
    transport: guest.peer.ip === undefined ? 'socket' : 'tcp',
    defaultPlugin: greetingPlugin(state),
    // MariaDB leaves bit 0 off, which is how its clients know it.
    capabilities: state.flavor === 'mariadb' ? SERVER_OFFERS & ~CLIENT.LONG_PASSWORD : SERVER_OFFERS,
    admit: ({ response, tls }: Login) => {
      const account = found();
      if (account === undefined) return accessDenied(response.user, guest.peer.host, true);
      return objection(state, guest, account, { user: response.user, database: response.database, tls });
    },
  };
}

/** The plugin that the greeting names. */
export function greetingPlugin(state: ServerState): string {
  return state.flavor === 'mariadb'
    ? 'mysql_native_password'
    : (state.globals.get('default_authentication_plugin') ?? '');
}

/** Carries out what the handshake asks for; undefined where the client left. */
async function drive(
  door: Door,
  guest: Guest,
  handshake: Handshake<ServerOutcome>,
  deadline: Deadline,
): Promise<ServerOutcome | undefined> {
  const { wire } = guest;
  const { faults } = door;
  let step = handshake.next();
  let greeted = false;
  while (step.done !== true) {
    switch (step.value.do) {
      case 'write':
        if (!greeted && faults.slowDripMillis !== undefined)
          await wire.drip(step.value.payload, faults.slowDripMillis, deadline);
        else await wire.write([step.value.payload], deadline);
        if (!greeted && faults.closeAfterGreeting) return undefined;
        greeted = true;
        step = handshake.next();
        break;
      case 'read': {
        const payload = await wire.read(deadline);
        if (payload === undefined) return undefined;
        step = handshake.next(payload);
        break;
      }
      case 'upgrade-tls': {
        const facts = await startTls(door, guest, deadline);
        if (facts === undefined) return undefined;
        step = handshake.next(facts);
        break;
      }
    }
  }
  return step.value;
}

async function startTls(door: Door, guest: Guest, deadline: Deadline): Promise<TlsFacts | undefined> {
  const { state, faults } = door;
  if (faults.closeAfterSslRequest) return undefined;
  if (faults.plaintextErrorInsteadOfTls) {
    await guest.wire.write([buildErr(BAD_HANDSHAKE)], deadline);
    return undefined;
  }
  invariant(state.tls !== undefined, 'TLS was asked for and is not there');
  state.counters.sslAccepts += 1;
  const secure = await guest.wire.startTls(state.tls.context, deadline);
  try {
    const facts = peerTls(secure, guest.at);
    state.counters.sslFinishedAccepts += 1;
    return facts;
  } catch (error) {
    // A real server's handshake ends here, with this alert.
    if (error instanceof TlsqlError) await guest.wire.alert(alertFor(String(error.detail.fields?.reason)));
    throw error;
  }
}

function note(state: ServerState, guest: Guest, text: string): void {
  state.log({ level: 'note', connectionId: guest.id, peer: guest.at, text });
}

const BAD_HANDSHAKE: ErrPacket = { number: 1043, sqlState: '08S01', message: 'Bad handshake' };

/** The time that a login may take. */
export function loginDeadline(state: ServerState): Deadline {
  return deadlineIn(seconds(state.globals.get('connect_timeout')));
}

/** Milliseconds of a variable in seconds, within what a timer takes. */
export function seconds(value: string | null | undefined): number {
  return Math.min(Number(value ?? 0) * 1000, 0x7fffffff);
}
