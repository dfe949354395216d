import { invariant } from '../base/error.ts';
import type { ChangeUser } from '../mysql/packets/change-user.ts';
import { buildErr } from '../mysql/packets/err.ts';
import type { Greeting } from '../mysql/packets/greeting.ts';
import { challengeBytes, serverLogin } from '../mysql/server-login.ts';
import type { Account } from './accounts.ts';
import { type Door, type Guest, greetingPlugin, loginDeadline, loginOptions, objection } from './log-in.ts';
import type { Session } from './state.ts';

/**
 * COM_CHANGE_USER: the session begins anew as another account. False where it was refused; the ERR was then sent and the
 * connection is to be ended. The client is always asked again with a new challenge: which old one it has answered differs
 * between clients.
 */
export async function changeUser(
  door: Door,
  guest: Guest,
  session: Session,
  wanted: ChangeUser,
  capabilities: bigint,
): Promise<boolean> {
  const { state } = door;
  const deadline = loginDeadline(state);
  let account: Account | undefined;
  const options = loginOptions(door, guest, (found) => {
    account = found;
  });
  const channel = session.tls !== undefined ? 'tls' : guest.peer.ip === undefined ? 'socket' : 'plain';
  const greeting: Greeting = {
    version: state.version,
    connectionId: session.id,
    scramble: challengeBytes(state.random, 20),
    capabilities,
    charset: 45,
    status: 2,
    authPlugin: greetingPlugin(state),
  };
  const database = wanted.database === '' ? undefined : wanted.database;
  const response = { ...wanted, capabilities, maxPacket: 0, database, authPlugin: NO_PLUGIN, zstdLevel: undefined };
  const login = serverLogin(options, { response, channel, greeting, capabilities });
  let step = login.next();
  while (step.done !== true) {
    invariant(step.value.do !== 'upgrade-tls', 'a password check asked for TLS');
    if (step.value.do === 'write') {
      await guest.wire.write([step.value.payload], deadline);
      step = login.next();
    } else {
      const payload = await guest.wire.read(deadline);
      if (payload === undefined) return false;
      step = login.next(payload);
    }
  }
  const facts = { user: wanted.user, database, tls: session.tls };
  const err = 'err' in step.value ? step.value.err : account && objection(state, guest, account, facts);
  if (err !== undefined || account === undefined) {
    if (err !== undefined) await guest.wire.write([buildErr(err)], deadline);
    return false;
  }
  session.variables.clear();
  session.own.clear();
  session.warnings = [];
  session.user = wanted.user;
  session.account = account;
  session.database = database;
  return true;
}

/** A name that no plugin has, so that the account's own is asked for. */
const NO_PLUGIN = '-';
