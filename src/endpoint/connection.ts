import type { Socket } from 'node:net';
import { deadlineIn } from '../base/deadline.ts';
import { asTlsqlError, type TlsqlError } from '../base/error.ts';
import { buildErr, type ErrPacket } from '../mysql/packets/err.ts';
import { peerOf } from './account-hosts.ts';
import { hostAllowed } from './accounts.ts';
import { serveCommands } from './commands.ts';
import { type EndpointFaults, errorGreeting, faultyOpening, type Opening } from './faults.ts';
import { type Door, type Entered, type Guest, LOGIN_PACKET_MAX, logIn, loginDeadline } from './log-in.ts';
import { HANDSHAKE_TIMEOUT, OUT_OF_ORDER, PACKET_TOO_LARGE } from './refusals.ts';
import type { ServerState, Session } from './state.ts';
import { type Wire, wireOf } from './wire.ts';

/** A connection as long as it lasts. */
export interface Connection {
  /** Settles when the socket is closed; never rejects. */
  readonly done: Promise<void>;
  /** Ends it at once. */
  destroy(): void;
}

/** Serves a socket to its end. Whatever the peer sends or leaves out ends this connection and nothing else. */
export function serve(door: Door, socket: Socket, id: number, crowded: boolean): Connection {
  const { state } = door;
  const peer = peerOf(socket.remoteAddress, state.globals.get('skip_name_resolve') !== 'ON');
  const at = peer.ip === undefined ? 'socket' : `${peer.ip}:${socket.remotePort}`;
  const guest: Guest = { id, peer, at, wire: wireOf(socket, at, LOGIN_PACKET_MAX) };
  const closed = new Promise<void>((resolve) => {
    if (socket.destroyed) resolve();
    else socket.once('close', () => resolve());
  });
  return { done: live(door, guest, crowded).then(() => closed), destroy: () => guest.wire.destroy() };
}

/** From the greeting to the end; never rejects. */
async function live(door: Door, guest: Guest, crowded: boolean): Promise<void> {
  const { state } = door;
  let entered: Entered | undefined;
  try {
    entered = (await open(door, guest, crowded)) ? await logIn(door, guest, loginDeadline(state)) : undefined;
    if (entered === undefined) state.counters.abortedConnects += 1;
    else if (!(await serveSession(door, guest, entered))) state.counters.abortedClients += 1;
  } catch (error) {
    const coded = asTlsqlError(error);
    state.counters[entered === undefined ? 'abortedConnects' : 'abortedClients'] += 1;
    log(state, guest, coded);
    await lastWord(guest.wire, coded, entered === undefined);
  } finally {
    state.sessions.delete(guest.id);
    await guest.wire.end();
    guest.wire.destroy();
  }
}

/** What comes before the greeting; false where there is to be none. */
async function open(door: Door, guest: Guest, crowded: boolean): Promise<boolean> {
  const { state, faults } = door;
  const opening = faultyOpening(faults);
  if (opening !== undefined) {
    await play(guest.wire, opening, state);
    return false;
  }
  const err = refusal(state, faults, guest, crowded);
  if (err === undefined) return true;
  await guest.wire.write([buildErr(err)], loginDeadline(state));
  return false;
}

function refusal(state: ServerState, faults: EndpointFaults, { peer }: Guest, crowded: boolean): ErrPacket | undefined {
  if (faults.errorGreeting !== undefined) return errorGreeting(faults.errorGreeting, peer.host);
  if (crowded) return errorGreeting(1040, peer.host);
  return hostAllowed(state.accounts, peer) ? undefined : errorGreeting(1130, peer.host);
}

async function play(wire: Wire, opening: Opening, state: ServerState): Promise<void> {
  for (const part of opening.send) await wire.writeRaw(part, loginDeadline(state));
  // The client's word doesn't matter; its leaving does.
  if (opening.after === 'wait') await wire.untilGone();
}

/** Serves a login; false where the client left without a word. */
async function serveSession(door: Door, guest: Guest, entered: Entered): Promise<boolean> {
  const { state } = door;
  const session: Session = {
    id: guest.id,
    peer: guest.peer,
    tls: entered.tls,
    since: state.now(),
    user: entered.user,
    account: entered.account,
    database: entered.database,
    variables: new Map(),
    own: new Map(),
    warnings: [],
    end: () => {
      state.sessions.delete(guest.id);
      guest.wire.destroy();
    },
  };
  state.sessions.set(session.id, session);
  state.counters.maxUsedConnections = Math.max(state.counters.maxUsedConnections, state.sessions.size);
  return serveCommands({ door, guest, session, capabilities: entered.capabilities });
}

/** The error that real servers still send, where they send one. */
async function lastWord(wire: Wire, error: TlsqlError, beforeLogin: boolean): Promise<void> {
  const words: Partial<Record<TlsqlError['code'], ErrPacket>> = {
    'packet-sequence': OUT_OF_ORDER,
    'packet-too-large': PACKET_TOO_LARGE,
    ...(beforeLogin ? { 'deadline-passed': HANDSHAKE_TIMEOUT } : {}),
  };
  const err = words[error.code];
  if (err === undefined) return;
  try {
    await wire.write([buildErr(err)], deadlineIn(1000));
  } catch {
    // Nobody listens any more.
  }
}

function log(state: ServerState, guest: Guest, error: TlsqlError): void {
  const level = error.code === 'internal' ? 'error' : 'note';
  state.log({ level, connectionId: guest.id, peer: guest.at, code: error.code, text: error.message });
}
