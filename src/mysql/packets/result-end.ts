import { CLIENT, has } from '../capabilities.ts';
import { buildEof, isEof, parseEof } from './eof.ts';
import { buildOk, PLAIN_OK, parseOk } from './ok.ts';

/** What stands at the end of rows. */
export interface ResultEnd {
  readonly warnings: number;
  readonly status: number;
}

/** The longest OK that may end rows: a row that starts with 0xfe holds a field of 16 MiB or more. */
const END_MAX = 0xffffff;

/** True when the payload ends the rows: an EOF, or with CLIENT_DEPRECATE_EOF an OK whose header is 0xfe. */
export function isResultEnd(payload: Uint8Array, capabilities: bigint): boolean {
  if (payload[0] !== 0xfe) return false;
  return has(capabilities, CLIENT.DEPRECATE_EOF) ? payload.length < END_MAX : isEof(payload);
}

export function parseResultEnd(payload: Uint8Array, capabilities: bigint): ResultEnd {
  return has(capabilities, CLIENT.DEPRECATE_EOF) ? parseOk(payload, capabilities) : parseEof(payload);
}

export function buildResultEnd({ warnings, status }: ResultEnd, capabilities: bigint): Uint8Array {
  if (!has(capabilities, CLIENT.DEPRECATE_EOF)) return buildEof({ warnings, status });
  return buildOk({ ...PLAIN_OK, warnings, status }, capabilities, 0xfe);
}
