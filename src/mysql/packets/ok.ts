import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { CLIENT, has, STATUS } from '../capabilities.ts';
import {
  invalidField,
  readLenencBig,
  readLenencBytes,
  text,
  writeLenenc,
  writeLenencBytes,
  writeLenencText,
} from '../lenenc.ts';
import { readSessionState, type SessionChange, writeSessionState } from './session-state.ts';

/** An OK packet: success, or with CLIENT_DEPRECATE_EOF the end of rows. */
export interface OkPacket {
  readonly affectedRows: bigint;
  readonly insertId: bigint;
  readonly status: number;
  readonly warnings: number;
  /** Human-readable; after a login MariaDB 11.4+ puts its proof here (0x01 and hex). */
  readonly info: string;
  readonly changes: readonly SessionChange[];
}

const INFO_MAX = 64 * 1024;
const STATE_MAX = 16 * 1024 * 1024;

export function isOk(payload: Uint8Array): boolean {
  return payload[0] === 0;
}

/** Reads an OK packet with header 0x00, or 0xfe in its second use. `capabilities` are those agreed on. */
export function parseOk(payload: Uint8Array, capabilities: bigint): OkPacket {
  const reader = new Reader(payload, 'ok');
  const header = reader.u8('header');
  if (header !== 0 && header !== 0xfe) invalidField('ok.header', 0, `0x${header.toString(16)}`, '0x00 or 0xfe');
  const affectedRows = readLenencBig(reader, 'affectedRows');
  const insertId = readLenencBig(reader, 'insertId');
  const status = reader.u16le('status');
  const warnings = reader.u16le('warnings');
  const base = { affectedRows, insertId, status, warnings };
  if (!has(capabilities, CLIENT.SESSION_TRACK)) return { ...base, info: readOldInfo(reader), changes: [] };
  const info = reader.left > 0 ? text(readLenencBytes(reader, 'info', INFO_MAX)) : '';
  const tracked = (status & STATUS.SESSION_STATE_CHANGED) !== 0 && reader.left > 0;
  const changes = tracked ? readSessionState(readLenencBytes(reader, 'sessionState', STATE_MAX)) : [];
  reader.end();
  return { ...base, info, changes };
}

/** `header` 0xfe makes the one that ends rows under CLIENT_DEPRECATE_EOF. */
export function buildOk(ok: OkPacket, capabilities: bigint, header: 0 | 0xfe = 0): Uint8Array {
  const tracked = has(capabilities, CLIENT.SESSION_TRACK) && ok.changes.length > 0;
  const writer = new Writer().u8(header);
  writeLenenc(writer, ok.affectedRows);
  writeLenenc(writer, ok.insertId);
  writer.u16le(tracked ? ok.status | STATUS.SESSION_STATE_CHANGED : ok.status).u16le(ok.warnings);
  if (ok.info !== '' || tracked) writeLenencText(writer, ok.info);
  if (tracked) writeLenencBytes(writer, writeSessionState(ok.changes));
  return writer.done();
}

/** An OK with nothing to tell. */
export const PLAIN_OK: OkPacket = {
  affectedRows: 0n,
  insertId: 0n,
  status: STATUS.AUTOCOMMIT,
  warnings: 0,
  info: '',
  changes: [],
};

/**
 * Without SESSION_TRACK the manual says "to the end"; servers write a length-encoded string (5.6 protocol.cc, net_send_ok)
 * and proxies do either. A length that fits exactly is a length.
 */
function readOldInfo(reader: Reader): string {
  if (reader.left > INFO_MAX) reader.overLimit('info', reader.left, INFO_MAX);
  const rest = reader.rest();
  const first = rest[0] ?? 0;
  if (first < 0xfb && first === rest.length - 1) return text(rest.subarray(1));
  if (first === 0xfc && rest.length >= 3 && ((rest[1] ?? 0) | ((rest[2] ?? 0) << 8)) === rest.length - 3)
    return text(rest.subarray(3));
  return text(rest);
}
