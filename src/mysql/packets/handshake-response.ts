import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { CLIENT, has } from '../capabilities.ts';
import { readLenenc, readLenencBytes, readLenencText, text, writeLenencBytes, writeLenencText } from '../lenenc.ts';
import { readHead, type SslRequest, writeHead } from './ssl-request.ts';

/** What the client says about itself (HandshakeResponse41). */
export interface HandshakeResponse extends SslRequest {
  readonly user: string;
  readonly authResponse: Uint8Array;
  readonly database: string | undefined;
  readonly authPlugin: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  /** Only with ZSTD_COMPRESSION. */
  readonly zstdLevel: number | undefined;
}

// User names have 32 (MySQL) to 128 (MariaDB) characters of up to 4 bytes, databases 64; the server keeps 64 KiB of attributes.
const NAME_MAX = 1024;
const AUTH_MAX = 64 * 1024;
const ATTRIBUTES_MAX = 64 * 1024;

/** Reads the packet. Errors: those of Reader and lenenc. */
export function parseHandshakeResponse(payload: Uint8Array): HandshakeResponse {
  const reader = new Reader(payload, 'handshake-response');
  const head = readHead(reader);
  const can = (flag: bigint): boolean => has(head.capabilities, flag);
  const user = text(reader.untilZero('user', NAME_MAX));
  const authResponse = readAuthResponse(reader, head.capabilities);
  // Some connectors set the flag and leave the field out; mysql-server takes both (sql_authentication.cc, parse_client_handshake_packet).
  const database = can(CLIENT.CONNECT_WITH_DB) && reader.left > 0 ? text(reader.untilZero('database', NAME_MAX)) : '';
  const authPlugin = can(CLIENT.PLUGIN_AUTH) && reader.left > 0 ? text(reader.untilZero('authPlugin', NAME_MAX)) : '';
  const attributes = can(CLIENT.CONNECT_ATTRS) && reader.left > 0 ? readAttributes(reader) : {};
  const zstdLevel = can(CLIENT.ZSTD_COMPRESSION) && reader.left > 0 ? reader.u8('zstdLevel') : undefined;
  reader.end();
  return {
    ...head,
    user,
    authResponse,
    database: database === '' ? undefined : database,
    authPlugin: authPlugin === '' ? undefined : authPlugin,
    attributes,
    zstdLevel,
  };
}

/** The capabilities decide which fields are written: set CONNECT_WITH_DB, PLUGIN_AUTH, CONNECT_ATTRS for theirs. */
export function buildHandshakeResponse(response: HandshakeResponse): Uint8Array {
  const can = (flag: bigint): boolean => has(response.capabilities, flag);
  const writer = writeHead(new Writer(), response).utf8z(response.user);
  const auth = response.authResponse;
  if (can(CLIENT.PLUGIN_AUTH_LENENC)) writeLenencBytes(writer, auth);
  else if (can(CLIENT.SECURE_CONNECTION)) writer.u8(auth.length).bytes(auth);
  else writer.bytes(auth).u8(0);
  if (can(CLIENT.CONNECT_WITH_DB)) writer.utf8z(response.database ?? '');
  if (can(CLIENT.PLUGIN_AUTH)) writer.utf8z(response.authPlugin ?? '');
  if (can(CLIENT.CONNECT_ATTRS)) writeAttributes(writer, response.attributes);
  if (can(CLIENT.ZSTD_COMPRESSION)) writer.u8(response.zstdLevel ?? 3);
  return writer.done();
}

/** Connection attributes: a length, then names and values; shared with COM_CHANGE_USER. */
export function readAttributes(reader: Reader): Record<string, string> {
  const total = readLenenc(reader, 'attributes', ATTRIBUTES_MAX);
  const inner = new Reader(reader.bytes(total, 'attributes'), 'attributes');
  // No prototype: a peer may name an attribute `__proto__`.
  const attributes: Record<string, string> = Object.create(null);
  while (inner.left > 0) {
    const name = readLenencText(inner, 'name', ATTRIBUTES_MAX);
    attributes[name] = readLenencText(inner, 'value', ATTRIBUTES_MAX);
  }
  return attributes;
}

export function writeAttributes(writer: Writer, attributes: Readonly<Record<string, string>>): Writer {
  const inner = new Writer();
  for (const [name, value] of Object.entries(attributes)) writeLenencText(writeLenencText(inner, name), value);
  return writeLenencBytes(writer, inner.done());
}

function readAuthResponse(reader: Reader, capabilities: bigint): Uint8Array {
  if (has(capabilities, CLIENT.PLUGIN_AUTH_LENENC)) return readLenencBytes(reader, 'authResponse', AUTH_MAX);
  if (has(capabilities, CLIENT.SECURE_CONNECTION)) return reader.bytes(reader.u8('authResponse'), 'authResponse');
  return reader.untilZero('authResponse', AUTH_MAX);
}
