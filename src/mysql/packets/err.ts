import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { invalidField, text } from '../lenenc.ts';

/** An ERR packet: the server's own number, SQLSTATE and text. */
export interface ErrPacket {
  readonly number: number;
  /** Five characters, for example `28000`; undefined where the server left it out (before the greeting, or very old). */
  readonly sqlState: string | undefined;
  readonly message: string;
}

/** True when the payload is an ERR packet. */
export function isErr(payload: Uint8Array): boolean {
  return payload[0] === 0xff;
}

/**
 * Reads an ERR packet: 0xff, number, optionally `#` and five bytes of SQLSTATE, message to the end.
 * A server that hasn't seen the client's capabilities yet (1040, 1129, 1130 instead of the greeting) may leave the SQLSTATE out.
 */
export function parseErr(payload: Uint8Array): ErrPacket {
  const reader = new Reader(payload, 'err');
  const header = reader.u8('header');
  if (header !== 0xff) invalidField('err.header', 0, `0x${header.toString(16)}`, '0xff');
  const number = reader.u16le('number');
  let sqlState: string | undefined;
  if (reader.peek() === 0x23) {
    reader.u8('marker');
    sqlState = text(reader.bytes(5, 'sqlState'));
  }
  return { number, sqlState, message: text(reader.rest()) };
}

export function buildErr(err: ErrPacket): Uint8Array {
  const writer = new Writer().u8(0xff).u16le(err.number);
  if (err.sqlState !== undefined) writer.utf8(`#${err.sqlState}`);
  return writer.utf8(err.message).done();
}
