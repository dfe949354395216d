import { fail, TlsqlError } from '../base/error.ts';
import { CLIENT, has, STATUS } from './capabilities.ts';
import { parseColumnCount } from './packets/column-count.ts';
import { type ColumnDefinition, parseColumnDefinition } from './packets/column-definition.ts';
import { isEof, parseEof } from './packets/eof.ts';
import { isErr, parseErr } from './packets/err.ts';
import { isLocalInfileRequest, parseLocalInfileRequest } from './packets/local-infile-request.ts';
import { isOk, type OkPacket, parseOk } from './packets/ok.ts';
import { isResultEnd, parseResultEnd } from './packets/result-end.ts';
import { serverRefusal } from './server-refusal.ts';

/** What a payload of a response means. */
export type ResponseEvent =
  /** Nothing yet: push the next payload. */
  | { readonly event: 'more' }
  /** A result set begins. */
  | { readonly event: 'columns'; readonly columns: readonly ColumnDefinition[] }
  /** One row, unread: `scanRow` or `parseTextRow` with the number of columns. The payload is the one that was pushed. */
  | { readonly event: 'row'; readonly payload: Uint8Array }
  /** The end of the rows; `last` when no other result follows. */
  | { readonly event: 'end'; readonly warnings: number; readonly status: number; readonly last: boolean }
  /** A statement without rows is done. */
  | { readonly event: 'ok'; readonly ok: OkPacket; readonly last: boolean }
  /** The statement failed: the server's error, `server-error`; it is always the last event. `local-infile-refused` likewise. */
  | { readonly event: 'error'; readonly error: TlsqlError; readonly last: true }
  /** Write this payload (empty: no file for you) and go on. */
  | { readonly event: 'write'; readonly payload: Uint8Array };

/** Reads the response to one COM_QUERY: push payloads until an event is `last`. */
export interface QueryResponse {
  /** Errors: those of the parsers, `packet-unexpected` after the last event; the connection is of no use then. */
  readonly push: (payload: Uint8Array) => ResponseEvent;
}

const MORE: ResponseEvent = { event: 'more' };
const NOTHING = new Uint8Array(0);

/** A reader for one response (mysql-server: Text Resultset; several statements or CALL give several results). */
export function queryResponse(capabilities: bigint): QueryResponse {
  let state: (payload: Uint8Array) => ResponseEvent = start;
  let columns: ColumnDefinition[] = [];
  let expected = 0;
  let refused: TlsqlError | undefined;

  const over = (): never =>
    fail('packet-unexpected', { seen: 'a packet after the end of the response', expected: 'none' });

  /** After the last event there is nothing to read; a refused file is told at the very end, when all was read. */
  function finish(event: ResponseEvent & { readonly last: boolean }): ResponseEvent {
    state = event.last ? over : start;
    return event.last && refused !== undefined ? { event: 'error', error: refused, last: true } : event;
  }

  function start(payload: Uint8Array): ResponseEvent {
    if (isErr(payload)) return failed(payload);
    if (isOk(payload)) {
      const ok = parseOk(payload, capabilities);
      return finish({ event: 'ok', ok, last: (ok.status & STATUS.MORE_RESULTS) === 0 });
    }
    if (isLocalInfileRequest(payload)) return refuseFile(payload);
    expected = parseColumnCount(payload);
    columns = [];
    state = readColumn;
    return MORE;
  }

  function readColumn(payload: Uint8Array): ResponseEvent {
    columns.push(parseColumnDefinition(payload, capabilities));
    if (columns.length < expected) return MORE;
    if (has(capabilities, CLIENT.DEPRECATE_EOF)) {
      state = readRow;
      return { event: 'columns', columns };
    }
    state = readColumnsEnd;
    return MORE;
  }

  function readColumnsEnd(payload: Uint8Array): ResponseEvent {
    if (!isEof(payload))
      fail('packet-unexpected', { seen: `a packet that starts with ${payload[0]}`, expected: 'EOF' });
    parseEof(payload);
    state = readRow;
    return { event: 'columns', columns };
  }

  function readRow(payload: Uint8Array): ResponseEvent {
    const first = payload[0];
    if (first === 0xff) return failed(payload);
    if (first !== 0xfe || !isResultEnd(payload, capabilities)) return { event: 'row', payload };
    const { warnings, status } = parseResultEnd(payload, capabilities);
    return finish({ event: 'end', warnings, status, last: (status & STATUS.MORE_RESULTS) === 0 });
  }

  function failed(payload: Uint8Array): ResponseEvent {
    return finish({ event: 'error', error: serverRefusal(parseErr(payload), 'server-error'), last: true });
  }

  function refuseFile(payload: Uint8Array): ResponseEvent {
    const { file } = parseLocalInfileRequest(payload);
    refused = new TlsqlError('local-infile-refused', {
      seen: `the server asked for the file ${JSON.stringify(file)}`,
      fields: { file },
    });
    state = start;
    return { event: 'write', payload: NOTHING };
  }

  return { push: (payload) => state(payload) };
}
