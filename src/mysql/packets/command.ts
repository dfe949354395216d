import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { text } from '../lenenc.ts';
import { buildChangeUser, type ChangeUser, parseChangeUser } from './change-user.ts';

// enum_server_command in mysql-server/include/my_command.h.
const QUIT = 0x01;
const INIT_DB = 0x02;
const QUERY = 0x03;
const STATISTICS = 0x09;
const PING = 0x0e;
const CHANGE_USER = 0x11;
const RESET_CONNECTION = 0x1f;

/** What a client asks once it is logged in. Commands that we don't speak keep their number and bytes. */
export type Command =
  | { readonly command: 'quit' | 'ping' | 'statistics' | 'reset-connection' }
  | { readonly command: 'init-db'; readonly database: string }
  /** The statement as bytes, because its character set is the session's. */
  | { readonly command: 'query'; readonly sql: Uint8Array }
  | ({ readonly command: 'change-user' } & ChangeUser)
  | { readonly command: 'other'; readonly number: number; readonly data: Uint8Array };

const NAME_MAX = 1024;
const plain = {
  [QUIT]: 'quit',
  [PING]: 'ping',
  [STATISTICS]: 'statistics',
  [RESET_CONNECTION]: 'reset-connection',
} as const;

/** Reads a command; `capabilities` are those of the login. The caller bounds the payload's size by its splitter. */
export function parseCommand(payload: Uint8Array, capabilities: bigint): Command {
  const reader = new Reader(payload, 'command');
  const number = reader.u8('number');
  if (number === QUERY) return { command: 'query', sql: reader.rest() };
  if (number === INIT_DB) {
    if (reader.left > NAME_MAX) reader.overLimit('database', reader.left, NAME_MAX);
    return { command: 'init-db', database: text(reader.rest()) };
  }
  if (number === CHANGE_USER) return { command: 'change-user', ...parseChangeUser(reader, capabilities) };
  const command = isPlain(number) ? plain[number] : undefined;
  if (command === undefined) return { command: 'other', number, data: reader.rest() };
  reader.end();
  return { command };
}

export function buildCommand(command: Command, capabilities: bigint): Uint8Array {
  const writer = new Writer();
  switch (command.command) {
    case 'query':
      return writer.u8(QUERY).bytes(command.sql).done();
    case 'init-db':
      return writer.u8(INIT_DB).utf8(command.database).done();
    case 'change-user':
      return buildChangeUser(writer.u8(CHANGE_USER), command, capabilities).done();
    case 'other':
      return writer.u8(command.number).bytes(command.data).done();
    case 'quit':
      return writer.u8(QUIT).done();
    case 'ping':
      return writer.u8(PING).done();
    case 'statistics':
      return writer.u8(STATISTICS).done();
    case 'reset-connection':
      return writer.u8(RESET_CONNECTION).done();
  }
}

function isPlain(number: number): number is keyof typeof plain {
  return Object.hasOwn(plain, number);
}
