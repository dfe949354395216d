import { Reader } from '../../base/reader.ts';
import { Writer } from '../../base/writer.ts';
import { readLenencBytes, readLenencText, writeLenenc, writeLenencBytes, writeLenencText } from '../lenenc.ts';

// enum_session_state_type in mysql-server/include/mysql_com.h.
const SYSTEM_VARIABLE = 0;
const SCHEMA = 1;

/** One change of the session that the server tells of with an OK. Types we don't read are kept as bytes. */
export type SessionChange =
  | { readonly type: 'variable'; readonly name: string; readonly value: string }
  | { readonly type: 'schema'; readonly name: string }
  | { readonly type: 'other'; readonly number: number; readonly data: Uint8Array };

const PART_MAX = 16 * 1024 * 1024;

/** Reads the session state information of an OK packet. */
export function readSessionState(bytes: Uint8Array): SessionChange[] {
  const reader = new Reader(bytes, 'session-state');
  const changes: SessionChange[] = [];
  while (reader.left > 0) {
    const number = reader.u8('type');
    const data = readLenencBytes(reader, 'data', PART_MAX);
    if (number === SYSTEM_VARIABLE) changes.push(...readVariables(data));
    else if (number === SCHEMA) changes.push(readSchema(data));
    else changes.push({ type: 'other', number, data });
  }
  return changes;
}

export function writeSessionState(changes: readonly SessionChange[]): Uint8Array {
  const writer = new Writer();
  for (const change of changes) {
    const data = new Writer();
    if (change.type === 'variable') writeLenencText(writeLenencText(data, change.name), change.value);
    else if (change.type === 'schema') writeLenencText(data, change.name);
    else data.bytes(change.data);
    const number = change.type === 'variable' ? SYSTEM_VARIABLE : change.type === 'schema' ? SCHEMA : change.number;
    writeLenencBytes(writeLenenc(writer, number), data.done());
  }
  return writer.done();
}

/** MySQL sends one variable an entry, MariaDB may send several in one. */
function readVariables(data: Uint8Array): SessionChange[] {
  const reader = new Reader(data, 'session-state.variable');
  const changes: SessionChange[] = [];
  while (reader.left > 0) {
    const name = readLenencText(reader, 'name', PART_MAX);
    changes.push({ type: 'variable', name, value: readLenencText(reader, 'value', PART_MAX) });
  }
  return changes;
}

function readSchema(data: Uint8Array): SessionChange {
  const reader = new Reader(data, 'session-state.schema');
  const name = readLenencText(reader, 'name', PART_MAX);
  reader.end();
  return { type: 'schema', name };
}
