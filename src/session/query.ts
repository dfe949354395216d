import type { Deadline } from '../base/deadline.ts';
import type { ColumnDefinition } from '../mysql/packets/column-definition.ts';
import { buildCommand, type Command } from '../mysql/packets/command.ts';
import type { OkPacket } from '../mysql/packets/ok.ts';
import { parseTextRow } from '../mysql/packets/text-row.ts';
import { queryResponse } from '../mysql/query-response.ts';
import type { Channel } from './channel.ts';

/** A row: columns as text, null for NULL. */
export type ResultRow = readonly (string | null)[];

/** Who wants to hear of a response as it comes, and may ask to wait (back pressure). Several results may follow each other. */
export interface ResultListener {
  columns?(columns: readonly ColumnDefinition[]): Promise<void> | undefined;
  /** The row's payload is only valid during the call; `columns` is how many there are. */
  row?(payload: Uint8Array, columns: number): Promise<void> | undefined;
  end?(warnings: number): Promise<void> | undefined;
  ok?(ok: OkPacket): Promise<void> | undefined;
}

/**
 * Runs one text query (one COM_QUERY, which may hold several statements) and tells the listener what comes back.
 * Throws the server's error (`server-error`) after everything that came before it was told.
 */
export async function runStatement(
  channel: Channel,
  capabilities: bigint,
  sql: string | Uint8Array,
  deadline: Deadline,
  listener: ResultListener,
): Promise<void> {
  const bytes = typeof sql === 'string' ? new TextEncoder().encode(sql) : sql;
  await runCommand(channel, capabilities, { command: 'query', sql: bytes }, deadline, listener);
}

/** Sends one command that is answered as a query is, thus with OK at least. Throws the server's error. */
export async function runCommand(
  channel: Channel,
  capabilities: bigint,
  command: Command,
  deadline: Deadline,
  listener: ResultListener = {},
): Promise<void> {
  channel.restart();
  await channel.write(buildCommand(command, capabilities), deadline);
  const response = queryResponse(capabilities);
  let columns = 0;
  for (;;) {
    const payload = channel.poll() ?? (await channel.read(deadline, 'the answer to the statement'));
    const event = response.push(payload);
    switch (event.event) {
      case 'row': {
        const wait = listener.row?.(event.payload, columns);
        if (wait !== undefined) await wait;
        break;
      }
      case 'columns':
        columns = event.columns.length;
        await listener.columns?.(event.columns);
        break;
      case 'end':
        await listener.end?.(event.warnings);
        if (event.last) return;
        break;
      case 'ok':
        await listener.ok?.(event.ok);
        if (event.last) return;
        break;
      case 'write':
        await channel.write(event.payload, deadline);
        break;
      case 'error':
        // Which statement failed is not told: it may hold a password.
        throw event.error;
      case 'more':
        break;
    }
  }
}

/** Runs one statement and returns the rows of its last result. For small results: everything is kept. */
export async function runQuery(
  channel: Channel,
  capabilities: bigint,
  sql: string,
  deadline: Deadline,
): Promise<ResultRow[]> {
  let rows: ResultRow[] = [];
  const text = new TextDecoder();
  await runStatement(channel, capabilities, sql, deadline, {
    columns: () => {
      rows = [];
      return undefined;
    },
    row: (payload, columns) => {
      rows.push(parseTextRow(payload, columns).map((field) => (field === null ? null : text.decode(field))));
      return undefined;
    },
  });
  return rows;
}
