import type { Reader } from '../../base/reader.ts';
import type { Writer } from '../../base/writer.ts';
import { CLIENT, has } from '../capabilities.ts';
import { text } from '../lenenc.ts';
import { readAttributes, writeAttributes } from './handshake-response.ts';

/** The body of COM_CHANGE_USER: a login over again on the same connection. */
export interface ChangeUser {
  readonly user: string;
  readonly authResponse: Uint8Array;
  readonly database: string;
  readonly charset: number;
  readonly authPlugin: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const NAME_MAX = 1024;

/** Reads what follows the command byte; old clients stop after the database. */
export function parseChangeUser(reader: Reader, capabilities: bigint): ChangeUser {
  const user = text(reader.untilZero('user', NAME_MAX));
  const authResponse = has(capabilities, CLIENT.SECURE_CONNECTION)
    ? reader.bytes(reader.u8('authResponse'), 'authResponse')
    : reader.untilZero('authResponse', NAME_MAX);
  const database = text(reader.untilZero('database', NAME_MAX));
  const charset = reader.left > 0 ? reader.u16le('charset') : 0;
  const named = has(capabilities, CLIENT.PLUGIN_AUTH) && reader.left > 0;
  const authPlugin = named ? text(reader.untilZero('authPlugin', NAME_MAX)) : '';
  const attributes = has(capabilities, CLIENT.CONNECT_ATTRS) && reader.left > 0 ? readAttributes(reader) : {};
  reader.end();
  return { user, authResponse, database, charset, authPlugin, attributes };
}

/** Writes what follows the command byte. The auth response may have 255 bytes at most. */
export function buildChangeUser(writer: Writer, body: ChangeUser, capabilities: bigint): Writer {
  writer.utf8z(body.user);
  if (has(capabilities, CLIENT.SECURE_CONNECTION)) writer.u8(body.authResponse.length).bytes(body.authResponse);
  else writer.bytes(body.authResponse).u8(0);
  writer.utf8z(body.database).u16le(body.charset);
  if (has(capabilities, CLIENT.PLUGIN_AUTH)) writer.utf8z(body.authPlugin);
  if (has(capabilities, CLIENT.CONNECT_ATTRS)) writeAttributes(writer, body.attributes);
  return writer;
}
