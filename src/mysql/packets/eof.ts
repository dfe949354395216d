import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { invalidField } from '../lenenc.ts';

/** The end of columns or rows, without CLIENT_DEPRECATE_EOF. */
export interface EofPacket {
  readonly warnings: number;
  readonly status: number;
}

/** True when the payload is an EOF packet: 0xfe also starts a row whose first field is 16 MiB long, never so short. */
export function isEof(payload: Uint8Array): boolean {
  return payload[0] === 0xfe && payload.length < 9;
}

export function parseEof(payload: Uint8Array): EofPacket {
  const reader = new Reader(payload, 'eof');
  const header = reader.u8('header');
  if (header !== 0xfe) invalidField('eof.header', 0, `0x${header.toString(16)}`, '0xfe');
  const warnings = reader.u16le('warnings');
  const status = reader.u16le('status');
  reader.end();
  return { warnings, status };
}

export function buildEof({ warnings, status }: EofPacket): Uint8Array {
  return new Writer().u8(0xfe).u16le(warnings).u16le(status).done();
}
