import { deadlineIn } from '../base/deadline.ts';
import { TlsqlError } from '../base/error.ts';
import { CLIENT, has } from '../mysql/capabilities.ts';
import { text } from '../mysql/lenenc.ts';
import { type Command, parseCommand } from '../mysql/packets/command.ts';
import { buildErr, type ErrPacket } from '../mysql/packets/err.ts';
import { buildResultEnd } from '../mysql/packets/result-end.ts';
import { type Answer, answerPayloads, OK } from './answer.ts';
import { changeUser } from './change-user.ts';
import { execute } from './execute.ts';
import { type Door, type Guest, seconds } from './log-in.ts';
import {
  IDLE_TIMEOUT,
  MALFORMED_PACKET,
  NO_PREPARED_STATEMENTS,
  PACKET_TOO_LARGE,
  UNKNOWN_COMMAND,
} from './refusals.ts';
import { errOf } from './sql-error.ts';
import type { Session } from './state.ts';
import { useDatabase } from './statements/control.ts';
import { statusVariables } from './status.ts';
import { showVariable } from './variables.ts';

/** A session with what is needed to answer it. */
export interface Serving {
  readonly door: Door;
  readonly guest: Guest;
  readonly session: Session;
  readonly capabilities: bigint;
}

/** A statement longer than that is refused before it is looked at. */
const STATEMENT_MAX = 1024 * 1024;
const COM_SET_OPTION = 0x1b;
const COM_STMT_PREPARE = 0x16;

/** Answers commands until the client quits or leaves; false where it left without COM_QUIT. Errors: those of Wire. */
export async function serveCommands(serving: Serving): Promise<boolean> {
  const { guest, door, session } = serving;
  const { wire } = guest;
  wire.allow(Number(door.state.globals.get('max_allowed_packet')));
  for (;;) {
    wire.newExchange();
    const payload = await readCommand(serving);
    if (payload === undefined) return false;
    let command: Command;
    try {
      command = parseCommand(payload, serving.capabilities);
    } catch (error) {
      if (!(error instanceof TlsqlError)) throw error;
      await sendErr(serving, MALFORMED_PACKET);
      continue;
    }
    if (command.command === 'quit') return true;
    if (!(await answerCommand(serving, command))) return true;
    if (!door.state.sessions.has(session.id)) return true;
  }
}

/** Undefined once the client has left; one that is idle for too long is told so. */
async function readCommand(serving: Serving): Promise<Uint8Array | undefined> {
  const { door, session, guest } = serving;
  const idle = deadlineIn(seconds(showVariable(door.state, session, undefined, 'wait_timeout')));
  try {
    return await guest.wire.read(idle);
  } catch (error) {
    if (error instanceof TlsqlError && error.code === 'deadline-passed') await sendErr(serving, IDLE_TIMEOUT);
    throw error;
  }
}

/** False where the connection is to be ended. */
async function answerCommand(serving: Serving, command: Command): Promise<boolean> {
  const { door, session, guest } = serving;
  switch (command.command) {
    case 'quit':
      return false;
    case 'ping':
      await sendAnswer(serving, OK, false);
      return true;
    case 'query':
      await answerQuery(serving, command.sql);
      return true;
    case 'init-db':
      await attempt(serving, () => useDatabase(door.state, session, command.database));
      return true;
    case 'reset-connection':
      session.variables.clear();
      session.own.clear();
      session.warnings = [];
      await sendAnswer(serving, OK, false);
      return true;
    case 'statistics':
      await send(serving, [new TextEncoder().encode(statistics(serving))]);
      return true;
    case 'change-user':
      if (!(await changeUser(door, guest, session, command, serving.capabilities))) return false;
      await sendAnswer(serving, OK, false);
      return true;
    case 'other':
      await answerOther(serving, command.number);
      return true;
  }
}

async function answerQuery(serving: Serving, sql: Uint8Array): Promise<void> {
  const { door, session, capabilities } = serving;
  if (sql.length > STATEMENT_MAX) return sendErr(serving, PACKET_TOO_LARGE);
  const several = has(capabilities, CLIENT.MULTI_STATEMENTS);
  for await (const executed of execute(door.state, session, text(sql), several)) {
    if ('err' in executed) await sendErr(serving, executed.err);
    else await sendAnswer(serving, executed.answer, executed.more);
  }
}

async function answerOther(serving: Serving, number: number): Promise<void> {
  if (number === COM_SET_OPTION)
    return send(serving, [buildResultEnd({ warnings: 0, status: 2 }, serving.capabilities)]);
  return sendErr(serving, number === COM_STMT_PREPARE ? NO_PREPARED_STATEMENTS : UNKNOWN_COMMAND);
}

async function attempt(serving: Serving, act: () => void): Promise<void> {
  try {
    act();
  } catch (error) {
    return sendErr(serving, errOf(error));
  }
  return sendAnswer(serving, OK, false);
}

function statistics({ door, session }: Serving): string {
  const values = new Map(statusVariables(door.state, session));
  return ['Uptime', 'Threads_connected', 'Questions']
    .map((name) => `${name.replace('_connected', '')}: ${values.get(name)}`)
    .join('  ');
}

function sendAnswer(serving: Serving, answer: Answer, more: boolean): Promise<void> {
  const { door, session, capabilities } = serving;
  const autocommit = showVariable(door.state, session, undefined, 'autocommit') === 'ON';
  return send(serving, answerPayloads(answer, { capabilities, warnings: session.warnings.length, more, autocommit }));
}

function sendErr(serving: Serving, err: ErrPacket): Promise<void> {
  return send(serving, [buildErr(err)]);
}

function send({ guest, door }: Serving, payloads: readonly Uint8Array[]): Promise<void> {
  return guest.wire.write(payloads, deadlineIn(seconds(door.state.globals.get('net_write_timeout'))));
}
